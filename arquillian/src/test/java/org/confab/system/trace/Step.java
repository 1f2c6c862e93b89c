package org.confab.system.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a trace: a line that says who does what, and the lines that belong to it.
 *
 * @param sent whether a client sends it; else a client must receive it
 * @param words the words of the line, the user first
 * @param lines what follows: headers if sent, expectations if received; an empty line and a body
 */
record Step(boolean sent, List<String> words, List<String> lines) {
  /** Reads a whole trace; lines that start with {@code #} are remarks. */
  static List<Step> parse(String trace) {
    List<Step> steps = new ArrayList<>();
    for (String line : trace.lines().toList()) {
      if (line.startsWith(">>> ") || line.startsWith("<<< ")) {
        List<String> words = List.of(line.substring(4).strip().split("\\s+"));
        steps.add(new Step(line.startsWith(">>>"), words, new ArrayList<>()));
      } else if (!line.startsWith("#") && !steps.isEmpty()) {
        steps.get(steps.size() - 1).lines().add(line);
      }
    }
    return steps;
  }

  /** The lines up to the first empty one: headers, or expectations. */
  List<String> headers() {
    return lines.stream().takeWhile(line -> !line.isBlank()).toList();
  }

  /** What follows the first empty line. */
  String body() {
    return String.join("\r\n", lines.stream().dropWhile(line -> !line.isBlank()).skip(1).toList())
        .strip();
  }
}
