package org.confab.ejb.mcufactory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.confab.core.Settings;
import org.confab.core.mcufactory.AttachedMcuConferences;
import org.confab.core.mcufactory.AttachedMcuLegs;
import org.confab.core.mcufactory.McuChoice;
import org.confab.core.mcufactory.McuControl;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuInbox;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.OrderedMcuControl;

/** Assembles the Conferencing Server Factory. */
@ApplicationScoped
public class McuWiring {
  private static final McuLimits LIMITS = McuLimits.DEFAULT;

  /** Where the Focus attaches itself. */
  @Produces
  @Singleton
  public AttachedMcuConferences conferences() {
    return new AttachedMcuConferences();
  }

  /** Where the SIP adapter attaches itself. */
  @Produces
  @Singleton
  public AttachedMcuLegs legs() {
    return new AttachedMcuLegs();
  }

  /** The media servers. */
  @Produces
  @Singleton
  public McuRegistry registry() {
    return new McuRegistry(Clock.systemUTC(), LIMITS);
  }

  /** Commands over HTTPS. */
  @Produces
  @Singleton
  public McuControl control(Settings settings, McuThreads threads, McuRegistry registry) {
    OrderedMcuControl control =
        new OrderedMcuControl(
            new HttpsMcuWire(
                MutualTls.towardsMediaServers(settings.keyStore(), settings.keyStorePasswordFile()),
                LIMITS.answer(),
                threads),
            LIMITS);
    registry.listen(control);
    return control;
  }

  /** Gives conferences to media servers. */
  @Produces
  @Singleton
  public McuFactory factory(
      McuRegistry registry,
      McuControl control,
      AttachedMcuConferences conferences,
      AttachedMcuLegs legs) {
    return new McuFactory(
        registry,
        McuChoice.LEAST_LOADED,
        control,
        conferences,
        conferences,
        legs,
        () -> "{" + UUID.randomUUID().toString().toUpperCase(Locale.ROOT) + "}",
        Clock.systemUTC(),
        LIMITS);
  }

  /** Takes what media servers say to this start of the server. */
  @Produces
  @Singleton
  public McuInbox inbox(McuRegistry registry, McuFactory factory) {
    return new McuInbox(registry, factory, UUID.randomUUID());
  }
}
