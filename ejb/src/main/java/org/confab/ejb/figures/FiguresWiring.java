package org.confab.ejb.figures;

import static org.confab.core.mcufactory.McuServer.State.READY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.confab.core.authentication.Authenticator;
import org.confab.core.figures.Gauge;
import org.confab.core.figures.Gauges;
import org.confab.core.figures.WebFigures;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.PresencePackage;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.Subscriptions;

/** The gauges of what this module has in memory. */
@ApplicationScoped
public class FiguresWiring {
  /** Everybody's gauges; the SIP servlets add those of their container. */
  @Produces
  @Singleton
  public Gauges gauges(
      RegistrationStore registrations,
      Registrar registrar,
      Subscriptions subscriptions,
      PresencePackage presence,
      EventStateCompositor phones,
      Authenticator authenticator,
      McuRegistry mediaServers,
      McuFactory mcus) {
    Gauges gauges = new Gauges();
    gauges.add(
        new Gauge(
            "endpoints", "Registered endpoints", () -> registrations.expired(Instant.MAX).size()),
        new Gauge(
            "endpoint_flows", "Connections with endpoints on them", registrar::flowsWithEndpoints),
        new Gauge("subscriptions", "Live subscriptions", subscriptions::size),
        new Gauge(
            "subscription_entries", "What is remembered to find them", subscriptions::remembered),
        new Gauge("watch_entries", "Who watches whom, and changes not told yet", presence::size),
        new Gauge("phone_presence", "Users with presence of plain SIP clients", phones::size),
        new Gauge(
            "secured_flows", "Connections with a sign-in or a challenge", authenticator::flows),
        new Gauge(
            "media_servers",
            "Media servers that take conferences",
            () -> mediaServers.all().stream().filter(one -> one.state() == READY).count()),
        new Gauge(
            "mcu_conferences", "Conferences with a media server, or in want", mcus::conferences));
    authenticator.gauges().forEach(gauges::add);
    return gauges;
  }

  /** What web services are asked; their filters count there. */
  @Produces
  @Singleton
  public WebFigures webFigures() {
    return new WebFigures();
  }
}
