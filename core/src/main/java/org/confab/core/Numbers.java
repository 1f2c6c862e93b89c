package org.confab.core;

import java.util.Optional;
import java.util.function.Function;

/**
 * Reads settings that are whole numbers.
 *
 * @param set the value of a property, if it is set
 */
record Numbers(Function<String, Optional<String>> set) {
  /**
   * One of them.
   *
   * @throws IllegalArgumentException that names it with its range if it is no such number
   */
  int of(String name, int least, int most, int otherwise) {
    String text = set.apply(name).orElse(Integer.toString(otherwise));
    boolean number = text.matches("[0-9]{1,9}");
    if (!number || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
      throw new IllegalArgumentException(
          "%s is %s, not a number from %d to %d".formatted(name, text, least, most));
    }
    return Integer.parseInt(text);
  }
}
