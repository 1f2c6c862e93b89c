package org.confab.subsystem.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What this server was told by {@code /subsystem=confab}. It is there before the application starts
 * and until it has ended; only values that count at once change meanwhile. Any thread may call.
 */
public final class LiveSettings {
  private static final AtomicReference<@Nullable LiveSettings> CURRENT = new AtomicReference<>();

  private volatile Map<String, String> values;
  private final Optional<SSLContext> accepting;
  private final Optional<SSLContext> calling;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Made by the subsystem.
   *
   * @param values by the name of the property, such as {@code confab.domain}
   * @param accepting TLS of the SIP listener, if it is set
   * @param calling TLS towards other SIP servers, if it is set
   */
  public LiveSettings(
      Map<String, String> values, Optional<SSLContext> accepting, Optional<SSLContext> calling) {
    this.values = Map.copyOf(values);
    this.accepting = accepting;
    this.calling = calling;
  }

  /** Those of this server; empty in one without the subsystem. */
  public static Optional<LiveSettings> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** From now on these are the server's. */
  public static void begin(LiveSettings settings) {
    CURRENT.set(settings);
  }

  /** They are no longer; nothing happens if others have taken their place. */
  public static void end(LiveSettings settings) {
    CURRENT.compareAndSet(settings, null);
  }

  /** A value by the name of its property; empty where nothing is set and there is no default. */
  public Optional<String> value(String property) {
    return Optional.ofNullable(values.get(property));
  }

  /** All of them, by the names of their properties. */
  public Map<String, String> values() {
    return values;
  }

  /** TLS of the SIP listener. */
  public Optional<SSLContext> accepting() {
    return accepting;
  }

  /** TLS towards other SIP servers. */
  public Optional<SSLContext> calling() {
    return calling;
  }

  /** Values have changed; whoever listens reads them again, on this thread. */
  public void change(Map<String, String> changed) {
    values = Map.copyOf(changed);
    listeners.forEach(Runnable::run);
  }

  /** Has it called after each change. It must be quick and must not throw. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Calls it no more. */
  public void forget(Runnable listener) {
    listeners.remove(listener);
  }
}
