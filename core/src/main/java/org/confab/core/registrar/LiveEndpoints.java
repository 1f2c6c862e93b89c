package org.confab.core.registrar;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.EndpointId;

/**
 * Which endpoints are signed in at this node and since when, for administrators. There are as many
 * as there are bindings, whose number is limited for each user.
 */
public final class LiveEndpoints implements RegistrationListener {
  private static final Comparator<LiveEndpoint> BY_USER =
      Comparator.<LiveEndpoint, String>comparing(one -> one.id().aor().address())
          .thenComparing(LiveEndpoint::sinceMillis)
          .thenComparing(one -> one.id().epid().asString());

  private final Map<EndpointId, LiveEndpoint> all = new ConcurrentHashMap<>();
  private final Clock clock;

  /** Nobody is signed in yet. */
  public LiveEndpoints(Clock clock) {
    this.clock = clock;
  }

  /**
   * An endpoint that is signed in.
   *
   * @param binding what it has registered last
   * @param sinceMillis when it signed in, milliseconds since 1970
   */
  public record LiveEndpoint(Binding binding, long sinceMillis) {
    /** When it signed in. */
    public Instant since() {
      return Instant.ofEpochMilli(sinceMillis);
    }

    /** The user and the device. */
    public EndpointId id() {
      return binding.endpoint();
    }

    /** How it is connected: {@code udp}, {@code tcp} or {@code tls}; empty if that is unknown. */
    public String transport() {
      return binding.target().parameter("transport").orElse("");
    }

    /** Where its requests come from: {@code host:port}, as the server sees it. */
    public String address() {
      return binding.target().host() + ":" + binding.target().port();
    }
  }

  /** All of them by user, of a user the longest signed in first. */
  public List<LiveEndpoint> all() {
    return all.values().stream().sorted(BY_USER).toList();
  }

  @Override
  public void endpointAdded(Binding binding) {
    all.put(binding.endpoint(), new LiveEndpoint(binding, clock.millis()));
  }

  @Override
  public void endpointRefreshed(Binding binding) {
    all.computeIfPresent(
        binding.endpoint(), (id, before) -> new LiveEndpoint(binding, before.sinceMillis()));
  }

  @Override
  public void endpointRemoved(Binding binding, boolean lastOfUser) {
    all.remove(binding.endpoint());
  }
}
