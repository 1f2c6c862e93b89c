package org.confab.bench.conference;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whom a member knows, read out of what the server sends. */
final class Known {
  private final String before;
  private final char after;
  private final Set<String> people = ConcurrentHashMap.newKeySet();

  /** People are what stands between those. */
  Known(String before, char after) {
    this.before = before;
    this.after = after;
  }

  /** Reads a text; returns the offset behind the last person found. */
  int read(String text) {
    int end = 0;
    for (int at = text.indexOf(before); at >= 0; at = text.indexOf(before, end)) {
      int from = at + before.length();
      int to = text.indexOf(after, from);
      if (to < 0) {
        return end;
      }
      people.add(text.substring(from, to));
      end = to;
    }
    return end;
  }

  /** How many. */
  int count() {
    return people.size();
  }
}
