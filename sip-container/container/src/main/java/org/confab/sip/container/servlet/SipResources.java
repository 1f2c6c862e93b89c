package org.confab.sip.container.servlet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;

/** {@code @Inject SipFactory}, {@code SipSessionsUtil} and {@code TimerService}. */
@Dependent
public class SipResources {
  private static final AtomicReference<Optional<Application>> RUNNING =
      new AtomicReference<>(Optional.empty());

  static void offer(Application application) {
    RUNNING.set(Optional.of(application));
  }

  static void withdraw() {
    RUNNING.set(Optional.empty());
  }

  private static Application running() {
    Optional<Application> application = RUNNING.get();
    if (application == null || application.isEmpty()) {
      throw new IllegalStateException("no SIP container is running");
    }
    return application.get();
  }

  /** Makes addresses, URIs and requests outside of dialogs. */
  @Produces
  public SipFactory factory() {
    return running().getSipFactoryFacade();
  }

  /** Finds application sessions. */
  @Produces
  public SipSessionsUtil sessionsUtil() {
    return running().getSipSessionsUtil();
  }

  /** Makes timers of application sessions. */
  @Produces
  public TimerService timerService() {
    return running().getTimerService();
  }
}
