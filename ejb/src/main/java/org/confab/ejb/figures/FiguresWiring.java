package org.confab.ejb.figures;

import static org.confab.core.mcufactory.McuServer.State.READY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.conferencing.LiveConferences;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.SipTraffic;
import org.confab.core.figures.WebFigures;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuServer;
import org.confab.core.mcufactory.TimedMcuControl;
import org.confab.core.presence.EventStateCompositor;
import org.confab.core.presence.PresencePackage;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.Subscriptions;
import org.confab.subsystem.live.AsServer;

/** The figures of what this module has in memory, and those that filters and guards count. */
@ApplicationScoped
public class FiguresWiring {
  private static final String UNKNOWN = "unknown";

  /** Everybody's figures; the SIP servlets add those of their container. */
  @Produces
  @Singleton
  public Figures figures(
      RegistrationStore registrations,
      Registrar registrar,
      Subscriptions subscriptions,
      PresencePackage presence,
      EventStateCompositor phones,
      Authenticator authenticator,
      McuRegistry mediaServers,
      McuFactory mcus,
      TimedMcuControl control,
      LiveConferences conferences,
      WebSignIn webSignIn) {
    Figures figures = new Figures();
    figures.add(
        new Figure(Metric.ENDPOINTS, () -> registrations.expired(Instant.MAX).size()),
        new Figure(Metric.ENDPOINT_FLOWS, registrar::flowsWithEndpoints),
        new Figure(Metric.SUBSCRIPTIONS, subscriptions::size),
        new Figure(Metric.SUBSCRIPTION_ENTRIES, subscriptions::remembered),
        new Figure(Metric.WATCH_ENTRIES, presence::size),
        new Figure(Metric.PHONE_PRESENCE, phones::size),
        new Figure(Metric.SECURED_FLOWS, authenticator::flows),
        new Figure(Metric.MEDIA_SERVERS, () -> count(mediaServers, READY)),
        new Figure(Metric.CONFERENCES, () -> conferences.active().size()),
        new Figure(Metric.CONFERENCE_PARTICIPANTS, conferences::participants),
        new Figure(Metric.MCU_CONFERENCES, mcus::conferences));
    figures.add(
        Metric.BUILD,
        () -> 1,
        System.getProperty("confab.version", UNKNOWN),
        System.getProperty("confab.commit", UNKNOWN));
    control.showIn(figures);
    new ConnectionPool(ManagementFactory.getPlatformMBeanServer(), AsServer::read)
        .figures()
        .forEach(figures::add);
    webSignIn.figures().forEach(figures::add);
    for (McuServer.State state : McuServer.State.values()) {
      figures.add(Metric.MEDIA_SERVERS_KNOWN, () -> count(mediaServers, state), state.word());
    }
    authenticator.figures().forEach(figures::add);
    return figures;
  }

  private static long count(McuRegistry mediaServers, McuServer.State state) {
    return mediaServers.all().stream().filter(one -> one.state() == state).count();
  }

  /** What web services are asked; their filters count there. */
  @Produces
  @Singleton
  public WebFigures webFigures(Figures figures) {
    return new WebFigures(figures);
  }

  /** What goes over SIP; the guard at the edge counts there. */
  @Produces
  @Singleton
  public SipTraffic sipTraffic(Figures figures) {
    return new SipTraffic(figures);
  }
}
