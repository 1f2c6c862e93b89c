package org.confab.sip.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.health.Health;
import org.confab.core.health.Part;
import org.confab.sip.edge.SipFigures;

/** Adds the SIP container's figures, and whether its threads answer, when this WAR starts. */
@ApplicationScoped
public class ContainerGauges {
  private static final int BEAT_SECONDS = 5;

  void start(
      @Observes @Initialized(ApplicationScoped.class) Object started,
      Figures figures,
      Health health,
      SipFigures container) {
    health.live().add(Part.required("sip-io", () -> beats(container)));
    figures.add(
        new Figure(Metric.FLOWS, container::flows),
        new Figure(Metric.APPLICATION_SESSIONS, container::applicationSessions),
        new Figure(Metric.TRANSACTIONS, container::transactions),
        new Figure(Metric.DIALOGS, container::dialogs),
        new Figure(Metric.UNANSWERED_NOTICES, container::unansweredNotices),
        new Figure(Metric.SIP_QUEUED, container::queuedMessages),
        new Figure(Metric.SIP_OVERFLOWED, container::overflowedMessages),
        new Figure(Metric.SIP_OVERLOAD_REFUSED, container::refusedMessages),
        new Figure(Metric.SIP_QUEUEING, container::queueingSeconds),
        new Figure(Metric.SIP_WORKERS_BUSY, container::busyWorkers),
        new Figure(Metric.SIP_WORKERS, container::workers));
  }

  /** Whether the threads that read and write take work; workers may wait for the database. */
  private static String beats(SipFigures container) throws Exception {
    var unused = container.beat().toCompletableFuture().get(BEAT_SECONDS, TimeUnit.SECONDS);
    return "I/O threads answer";
  }
}
