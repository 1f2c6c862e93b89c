package org.confab.sip.container.servlet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;
import org.confab.sip.edge.SipFigures;

/**
 * {@code @Inject SipFactory}, {@code SipSessionsUtil}, {@code TimerService} and {@code SipFigures}.
 */
@Dependent
public class SipResources {
  private record Running(Application application, SipFigures figures) {}

  private static final AtomicReference<Optional<Running>> RUNNING =
      new AtomicReference<>(Optional.empty());

  static void offer(Application application, SipFigures figures) {
    RUNNING.set(Optional.of(new Running(application, figures)));
  }

  static void withdraw() {
    RUNNING.set(Optional.empty());
  }

  private static Running running() {
    Optional<Running> running = RUNNING.get();
    if (running == null || running.isEmpty()) {
      throw new IllegalStateException("no SIP container is running");
    }
    return running.get();
  }

  /** Makes addresses, URIs and requests outside of dialogs. */
  @Produces
  public SipFactory factory() {
    return running().application().getSipFactoryFacade();
  }

  /** Finds application sessions. */
  @Produces
  public SipSessionsUtil sessionsUtil() {
    return running().application().getSipSessionsUtil();
  }

  /** How much the container has in memory; may be injected before it runs. */
  @Produces
  public SipFigures figures() {
    return new FiguresOfRunning();
  }

  private static final class FiguresOfRunning implements SipFigures {
    @Override
    public int flows() {
      return running().figures().flows();
    }

    @Override
    public int applicationSessions() {
      return running().figures().applicationSessions();
    }

    @Override
    public int transactions() {
      return running().figures().transactions();
    }

    @Override
    public int dialogs() {
      return running().figures().dialogs();
    }

    @Override
    public int unansweredNotices() {
      return running().figures().unansweredNotices();
    }
  }

  /** Makes timers of application sessions. */
  @Produces
  public TimerService timerService() {
    return running().application().getTimerService();
  }
}
