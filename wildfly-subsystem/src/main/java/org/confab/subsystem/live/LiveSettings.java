package org.confab.subsystem.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.auth.server.SecurityDomain;

/**
 * What this server was told by {@code /subsystem=confab}. It is there before the application starts
 * and until it has ended; only values that count at once change meanwhile. Any thread may call.
 */
public final class LiveSettings {
  private static final AtomicReference<@Nullable LiveSettings> CURRENT = new AtomicReference<>();

  private volatile Map<String, String> values;
  private final ServerSecurity security;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * Made by the subsystem.
   *
   * @param values by the name of the property, such as {@code confab.domain}
   * @param security what Elytron gives
   */
  public LiveSettings(Map<String, String> values, ServerSecurity security) {
    this.values = Map.copyOf(values);
    this.security = security;
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
    return security.accepting();
  }

  /** TLS towards other SIP servers. */
  public Optional<SSLContext> calling() {
    return security.calling();
  }

  /** Whose accounts sign in at the admin API, if that is set. */
  public Optional<SecurityDomain> administrators() {
    return security.administrators();
  }

  /**
   * The password of that name in the credential store, as it is now.
   *
   * @throws IllegalStateException if the store cannot be read
   */
  public Optional<String> secret(String alias) {
    return security.secrets().apply(alias);
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
