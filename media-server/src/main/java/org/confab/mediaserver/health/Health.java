package org.confab.mediaserver.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How the process is.
 *
 * @param registered whether the server answers its signs of life
 * @param connected whether the server has a SIP connection open
 * @param draining whether it is about to end
 * @param trouble why it is not ready, empty if it is
 * @param figures what there is now, by name
 */
public record Health(
    boolean registered,
    boolean connected,
    boolean draining,
    String trouble,
    Map<String, Gauge> figures) {

  /**
   * A number that goes up and down.
   *
   * @param value now
   * @param help what it counts
   */
  public record Gauge(long value, String help) {}

  /** Keeps the order. */
  public Health {
    figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** Whether conferences may be given to it. */
  public boolean ready() {
    return registered && !draining;
  }

  /** As JSON. */
  public String json() {
    String numbers =
        figures.entrySet().stream()
            .map(one -> "\"" + one.getKey() + "\": " + one.getValue().value())
            .collect(Collectors.joining(", "));
    return "{\"ready\": %s, \"registered\": %s, \"connected\": %s, \"draining\": %s, \"reason\": \"%s\", %s}\n"
        .formatted(
            ready(),
            registered,
            connected,
            draining,
            escaped(draining ? "draining" : trouble),
            numbers);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' ? " " : c == '"' || c == '\\' ? "\\" + (char) c : "" + (char) c)
        .collect(Collectors.joining());
  }
}
