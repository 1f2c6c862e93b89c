package org.confab.ejb.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.confab.core.Settings;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.trace.MediaServerPoints;
import org.confab.core.trace.Traces;

/** Assembles the traces. */
@ApplicationScoped
public class TraceWiring {
  private static final int ID_BYTES = 4;

  /** The traces of this server; they are kept in memory alone. */
  @Produces
  @Singleton
  public Traces traces(TraceThread thread, Settings settings) {
    SecureRandom random = new SecureRandom();
    return new Traces(
        Clock.systemUTC(),
        thread,
        settings.limits().traces(),
        () -> {
          byte[] id = new byte[ID_BYTES];
          random.nextBytes(id);
          return HexFormat.of().formatHex(id);
        });
  }

  /** Names media servers. */
  @Produces
  @Singleton
  public MediaServerPoints mediaServers(McuRegistry registry) {
    return new MediaServerPoints(registry);
  }
}
