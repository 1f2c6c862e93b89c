package org.confab.bench.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server tells of itself.
 *
 * @param gauges how much is in memory, by name
 * @param tables rows of each table of the database
 */
public record ServerFigures(Map<String, Long> gauges, Map<String, Long> tables) {
  private static final Pattern NUMBER = Pattern.compile("\"([^\"]+)\":(\\d+)");

  /** Asks for them. */
  public static ServerFigures of(AdminApi api) {
    return parse(api.get("/api/figures"));
  }

  /** Reads {@code {"gauges":{"name":1},"tables":{"name":2}, ...}}. */
  static ServerFigures parse(String json) {
    return new ServerFigures(numbers(json, "gauges"), numbers(json, "tables"));
  }

  private static Map<String, Long> numbers(String json, String section) {
    Matcher object = Pattern.compile("\"" + section + "\":\\{([^{}]*)\\}").matcher(json);
    if (!object.find()) {
      throw new IllegalStateException("no " + section + " in " + json);
    }
    Map<String, Long> numbers = new TreeMap<>();
    NUMBER
        .matcher(object.group(1))
        .results()
        .forEach(number -> numbers.put(number.group(1), Long.valueOf(number.group(2))));
    return numbers;
  }
}
