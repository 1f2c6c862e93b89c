package org.confab.ejb.tlsdsk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.core.authentication.FlowOrigin;
import org.confab.core.authentication.SourceNetwork;

/**
 * The handshakes that wait for their client's second flight. Each holds some ten kilobytes for
 * somebody who is not known yet, so they are bounded: on a flow, for a source address, for the
 * whole server. Beyond a bound the oldest of the same flow or source makes room; where the server
 * is full, the oldest of the source that has most. So a stranger pushes nobody out but himself.
 */
final class HandshakesInProgress {
  /** Most handshakes in progress. */
  static final int MOST = 1024;

  /** Most of one connection; a client has one, an access proxy some at once. */
  static final int PER_FLOW = 8;

  /** Most of one source address: a company behind one address signs in after a power cut. */
  static final int PER_SOURCE = 128;

  /** The longest that a handshake waits. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  private record Place(String flow, String source) {}

  private final Map<TlsDskExchange, Place> waiting = new LinkedHashMap<>();

  /** Adds one; those that have waited too long, or are too many, are given up. */
  void add(TlsDskExchange exchange, FlowOrigin origin) {
    // Outside the lock: an exchange that is just busy comes here with its own.
    replaced(exchange, new Place(origin.flowId(), SourceNetwork.of(origin.address())))
        .forEach(TlsDskExchange::abandon);
  }

  private synchronized List<TlsDskExchange> replaced(TlsDskExchange exchange, Place place) {
    List<TlsDskExchange> over = new ArrayList<>(tooOld(exchange.started().minus(MAX_AGE)));
    over.forEach(waiting::remove);
    Optional<TlsDskExchange> oldest =
        oldest(Place::flow, place.flow(), PER_FLOW)
            .or(() -> oldest(Place::source, place.source(), PER_SOURCE))
            .or(this::ofTheLargestSource);
    oldest.ifPresent(waiting::remove);
    oldest.ifPresent(over::add);
    waiting.put(exchange, place);
    return over;
  }

  private List<TlsDskExchange> tooOld(Instant oldest) {
    return waiting.keySet().stream()
        .takeWhile(exchange -> !exchange.started().isAfter(oldest))
        .toList();
  }

  /** The oldest one of those with that in common, if they are as many as there may be. */
  private Optional<TlsDskExchange> oldest(Function<Place, String> what, String value, int most) {
    List<TlsDskExchange> same =
        waiting.entrySet().stream()
            .filter(entry -> what.apply(entry.getValue()).equals(value))
            .map(Map.Entry::getKey)
            .toList();
    return same.size() < most ? Optional.empty() : Optional.of(same.get(0));
  }

  private Optional<TlsDskExchange> ofTheLargestSource() {
    if (waiting.size() < MOST) {
      return Optional.empty();
    }
    return sources().max(Map.Entry.comparingByValue()).stream()
        .flatMap(source -> oldest(Place::source, source.getKey(), 1).stream())
        .findFirst();
  }

  /** How many each source has; the source with the oldest handshake is first. */
  private Stream<Map.Entry<String, Long>> sources() {
    return waiting.values().stream()
        .collect(Collectors.groupingBy(Place::source, LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream();
  }

  /** Gives up what a connection that is gone has begun. */
  void flowClosed(String flow) {
    List<TlsDskExchange> gone;
    synchronized (this) {
      gone =
          waiting.entrySet().stream()
              .filter(entry -> entry.getValue().flow().equals(flow))
              .map(Map.Entry::getKey)
              .toList();
      gone.forEach(waiting::remove);
    }
    gone.forEach(TlsDskExchange::abandon);
  }

  /** Forgets one that is over. */
  synchronized void remove(TlsDskExchange exchange) {
    waiting.remove(exchange);
  }

  synchronized int size() {
    return waiting.size();
  }

  /** How many the source has that has most. */
  synchronized long largestSource() {
    return sources().mapToLong(Map.Entry::getValue).max().orElse(0);
  }
}
