package org.confab.core.clients;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The version of a client: up to four numbers, such as {@code 3.5.6907.0}. Missing ones are zero.
 *
 * @param numbers the numbers, the most significant first
 */
record ClientVersion(List<Integer> numbers) implements Comparable<ClientVersion> {
  private static final int MOST_NUMBERS = 4;
  private static final Pattern FORM = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}");

  /** Copies its list. */
  ClientVersion {
    numbers = List.copyOf(numbers);
  }

  /** Whether that text is a version. */
  static boolean isVersion(String text) {
    return FORM.matcher(text).matches();
  }

  /** Reads a version; throws {@link IllegalArgumentException} if it is none. */
  static ClientVersion parse(String text) {
    if (!isVersion(text)) {
      throw new IllegalArgumentException("no version: " + text);
    }
    return new ClientVersion(Arrays.stream(text.split("\\.", -1)).map(Integer::valueOf).toList());
  }

  private int number(int place) {
    return place < numbers.size() ? numbers.get(place) : 0;
  }

  @Override
  public int compareTo(ClientVersion other) {
    for (int place = 0; place < MOST_NUMBERS; place++) {
      int order = Integer.compare(number(place), other.number(place));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
