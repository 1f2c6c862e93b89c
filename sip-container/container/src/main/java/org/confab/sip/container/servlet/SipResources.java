package org.confab.sip.container.servlet;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipSessionsUtil;
import javax.servlet.sip.TimerService;
import org.confab.sip.container.stack.SipWire;
import org.confab.sip.container.transport.SipTransport;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.edge.SessionTurns;
import org.confab.sip.edge.SipFigures;
import org.confab.sip.edge.WorkerPlaces;
import org.mobicents.servlet.sip.core.session.MobicentsSipApplicationSession;
import org.mobicents.servlet.sip.message.MobicentsSipApplicationSessionFacade;

/**
 * {@code @Inject SipFactory}, {@code SipSessionsUtil}, {@code TimerService}, {@code SipFigures},
 * {@code Flows} and {@code SessionTurns}.
 */
@Dependent
public class SipResources {
  private record Running(Application application, SipFigures figures, SipWire wire) {}

  private static final AtomicReference<Optional<Running>> RUNNING =
      new AtomicReference<>(Optional.empty());

  static void offer(Application application, SipFigures figures, SipWire wire) {
    RUNNING.set(Optional.of(new Running(application, figures, wire)));
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

  /** The open flows; may be injected before the container runs. */
  @Produces
  public Flows flows() {
    return new FlowsOfRunning();
  }

  /** Places of workers; of other threads nothing is taken. */
  @Produces
  public WorkerPlaces places() {
    return SipTransport.PLACES;
  }

  /** Goes on with requests later; may be injected before the container runs. */
  @Produces
  public SessionTurns turns() {
    return (session, work) -> later(running(), session, work);
  }

  private static void later(Running running, SipApplicationSession session, Runnable work) {
    MobicentsSipApplicationSession turn =
        ((MobicentsSipApplicationSessionFacade) session).getMobicentstSipApplicationSession();
    running
        .wire()
        .later(
            () -> {
              running.application().enterSipApp(turn, null, false, true);
              try {
                work.run();
              } finally {
                running.application().exitSipApp(turn, null);
              }
            });
  }

  private static final class FlowsOfRunning implements Flows {
    @Override
    public CompletionStage<Flow> open(InetSocketAddress address, String name, String peer) {
      return running().wire().open(address, name, peer);
    }

    @Override
    public Optional<Flow> find(String id) {
      return running().wire().flows().find(id).map(flow -> flow);
    }
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

    @Override
    public int queuedMessages() {
      return running().figures().queuedMessages();
    }

    @Override
    public long overflowedMessages() {
      return running().figures().overflowedMessages();
    }

    @Override
    public long refusedMessages() {
      return running().figures().refusedMessages();
    }

    @Override
    public double queueingSeconds() {
      return running().figures().queueingSeconds();
    }

    @Override
    public int busyWorkers() {
      return running().figures().busyWorkers();
    }

    @Override
    public int workers() {
      return running().figures().workers();
    }

    @Override
    public CompletionStage<?> beat() {
      return running().figures().beat();
    }
  }

  /** Makes timers of application sessions. */
  @Produces
  public TimerService timerService() {
    return running().application().getTimerService();
  }
}
