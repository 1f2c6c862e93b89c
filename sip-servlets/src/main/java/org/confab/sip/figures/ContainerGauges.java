package org.confab.sip.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.confab.core.figures.Gauge;
import org.confab.core.figures.Gauges;
import org.confab.sip.edge.SipFigures;

/** Adds the SIP container's gauges when this WAR starts. */
@ApplicationScoped
public class ContainerGauges {
  void start(
      @Observes @Initialized(ApplicationScoped.class) Object started,
      Gauges gauges,
      SipFigures figures) {
    gauges.add(
        new Gauge("flows", "Open connections and remembered UDP addresses", figures::flows),
        new Gauge(
            "application_sessions",
            "SIP application sessions: dialogs, and requests on their way",
            figures::applicationSessions),
        new Gauge("transactions", "SIP transactions", figures::transactions),
        new Gauge("dialogs", "SIP dialogs, by all their names", figures::dialogs),
        new Gauge(
            "unanswered_notices",
            "Notifications that wait for their answers",
            figures::unansweredNotices));
  }
}
