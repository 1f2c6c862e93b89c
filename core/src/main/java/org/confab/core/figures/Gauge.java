package org.confab.core.figures;

import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * How much of something there is in the server now.
 *
 * @param name what programs call it: lower case, words joined by underscores
 * @param help what it counts, for people
 * @param value looks; quick, on any thread
 */
public record Gauge(String name, String help, LongSupplier value) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  /** Refuses other names. */
  public Gauge {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a gauge: " + name);
    }
  }
}
