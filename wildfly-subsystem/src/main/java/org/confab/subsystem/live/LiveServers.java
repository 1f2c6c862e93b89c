package org.confab.subsystem.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Which application runs in this server, if one does: there is at most one. */
public final class LiveServers {
  private static final AtomicReference<@Nullable LiveServer> RUNNING = new AtomicReference<>();

  private LiveServers() {}

  /** The application is ready; one that was there before is forgotten. */
  public static void started(LiveServer server) {
    RUNNING.set(server);
  }

  /** The application ends; nothing happens if another has taken its place. */
  public static void stopped(LiveServer server) {
    RUNNING.compareAndSet(server, null);
  }

  /** The application that runs. */
  public static Optional<LiveServer> running() {
    return Optional.ofNullable(RUNNING.get());
  }
}
