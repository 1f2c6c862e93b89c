package org.confab.system.docs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a page shows of an example's output. In a line {@code …} stands for any text, alone it
 * stands for any number of lines; every other line is there as it is printed, but for the width of
 * white space.
 */
public final class ShownOutput {
  private static final String ANY = "…";
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final List<String> lines;

  ShownOutput(String text) {
    this.lines = tidy(text);
  }

  private static List<String> tidy(String text) {
    return text.lines()
        .map(line -> SPACE.matcher(line).replaceAll(" ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** What a real output has otherwise; none if it is what is shown. */
  public Optional<String> differenceFrom(String printed) {
    List<String> real = tidy(printed);
    int at = 0;
    boolean gap = false;
    for (String line : lines) {
      if (line.equals(ANY)) {
        gap = true;
        continue;
      }
      Pattern wanted = pattern(line);
      while (gap && at < real.size() && !wanted.matcher(real.get(at)).matches()) {
        at++;
      }
      if (at == real.size() || !wanted.matcher(real.get(at)).matches()) {
        return Optional.of("it does not print: " + line + "\nbut:\n" + printed);
      }
      at++;
      gap = false;
    }
    return gap || at == real.size()
        ? Optional.empty()
        : Optional.of("it prints more: " + real.get(at) + "\nof:\n" + printed);
  }

  private static Pattern pattern(String line) {
    return Pattern.compile(
        Arrays.stream(line.split(ANY, -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }
}
