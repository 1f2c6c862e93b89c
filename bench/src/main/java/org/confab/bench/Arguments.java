package org.confab.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.bench.server.Confab;

/**
 * What a run was given.
 *
 * @param given values by name, such as {@code --rounds}
 */
record Arguments(Map<String, String> given) {
  /** Of pairs of name and value. */
  static Arguments of(List<String> pairs) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      given.put(pairs.get(i), pairs.get(i + 1));
    }
    return new Arguments(given);
  }

  boolean has(String name) {
    return given.containsKey(name);
  }

  String value(String name, String otherwise) {
    return given.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(value(name, Integer.toString(otherwise)));
  }

  /** Numbers with commas between them. */
  List<Integer> numbers(String name, String otherwise) {
    return Arrays.stream(value(name, otherwise).split(",", -1)).map(Integer::valueOf).toList();
  }

  /** The instance that is measured. */
  Confab confab() {
    return Confab.in(Path.of(value("--home", ".confab")));
  }

  /** Where figures are written. */
  Path results() {
    return Path.of(value("--results", "bench/target/results"));
  }

  /** A file beside the configuration of kamailio. */
  Path configuration(String name) {
    return Path.of(value("--kamailio", "bench/kamailio/presence.cfg"))
        .resolveSibling(name)
        .normalize();
  }
}
