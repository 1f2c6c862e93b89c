package org.confab.bench.conference;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a member knows, read out of what the server sends. */
final class Known {
  private final Pattern person;
  private final Set<String> people = ConcurrentHashMap.newKeySet();

  /** People are what the first group of that pattern finds. */
  Known(Pattern person) {
    this.person = person;
  }

  /** Reads a text; returns the offset behind the last person found. */
  int read(String text) {
    Matcher matcher = person.matcher(text);
    int end = 0;
    while (matcher.find()) {
      people.add(matcher.group(1));
      end = matcher.end();
    }
    return end;
  }

  /** How many. */
  int count() {
    return people.size();
  }
}
