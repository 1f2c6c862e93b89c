package org.confab.bench.relay;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Who takes part.
 *
 * @param count how many; numbers beyond begin anew
 */
public record People(String prefix, int count, String domain, String password) {
  /** The user's part of a person's address. */
  public String name(int number) {
    return prefix + number % count;
  }

  /** All names. */
  public List<String> names() {
    return IntStream.range(0, count).mapToObj(this::name).toList();
  }
}
