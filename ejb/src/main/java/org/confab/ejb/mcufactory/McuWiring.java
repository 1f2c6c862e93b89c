package org.confab.ejb.mcufactory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.confab.core.CurrentSettings;
import org.confab.core.Settings;
import org.confab.core.mcufactory.AttachedMcuConferences;
import org.confab.core.mcufactory.AttachedMcuLegs;
import org.confab.core.mcufactory.McuChoice;
import org.confab.core.mcufactory.McuControl;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.mcufactory.McuInbox;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuUnreachable;
import org.confab.core.mcufactory.McuWire;
import org.confab.core.mcufactory.OrderedMcuControl;
import org.confab.core.mcufactory.TimedMcuControl;
import org.confab.core.mras.RelayKeys;
import org.confab.core.trace.MediaServerPoints;
import org.confab.core.trace.TracedMcuWire;
import org.confab.core.trace.Traces;

/** Assembles the Conferencing Server Factory. */
@ApplicationScoped
public class McuWiring {
  private static final Logger LOG = System.getLogger(McuWiring.class.getName());
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
  public TimedMcuControl control(
      Settings settings,
      McuThreads threads,
      McuRegistry registry,
      Traces traces,
      MediaServerPoints points) {
    McuWire wire =
        wire(settings.internalKeyStore(), settings.keyStorePasswordFile(), threads, registry);
    OrderedMcuControl control =
        new OrderedMcuControl(new TracedMcuWire(wire, traces, points), LIMITS);
    registry.listen(control);
    return new TimedMcuControl(control, System::nanoTime);
  }

  /** Without a usable certificate everything but conferences with media servers works. */
  static McuWire wire(Path keyStore, Path passwordFile, Executor threads, McuRegistry registry) {
    try {
      return new HttpsMcuWire(
          MutualTls.towardsMediaServers(keyStore, passwordFile), LIMITS.answer(), threads);
    } catch (IllegalStateException | UncheckedIOException unusable) {
      String why = "no link to media servers: " + unusable.getMessage();
      LOG.log(
          Level.ERROR,
          "{0} ({1}). Conferences have a roster and no messages until that is mended and the server"
              + " started anew.",
          why,
          keyStore);
      registry.close(why);
      return (control, message) -> CompletableFuture.failedFuture(McuUnreachable.silent(why));
    }
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
  public McuInbox inbox(
      McuRegistry registry, McuFactory factory, RelayKeys relayKeys, CurrentSettings settings) {
    return new McuInbox(
        registry, factory, UUID.randomUUID(), relayKeys::valid, name -> settings.get().takes(name));
  }
}
