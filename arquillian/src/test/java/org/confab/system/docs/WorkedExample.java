package org.confab.system.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of the documentation that tests run: a fence that begins with <code>```sh run</code>,
 * and what the reader is shown, a fence that begins with <code>```text output</code> further down.
 * One without that only has to end well. What it needs beside the server is the third word.
 *
 * @param page the page's file
 * @param line where it begins there, from 1
 * @param needs what it needs beside the server; none for nothing
 * @param commands a script for bash
 * @param shown what it prints
 */
public record WorkedExample(
    Path page, int line, Optional<String> needs, String commands, Optional<ShownOutput> shown) {
  private static final Pattern FENCE =
      Pattern.compile(
          "^```(\\S+) (run|output)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** The examples of a page, in their order. */
  public static List<WorkedExample> of(Path page) {
    try {
      return read(page, Files.readString(page));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  static List<WorkedExample> read(Path page, String text) {
    List<WorkedExample> all = new ArrayList<>();
    Matcher fence = FENCE.matcher(text);
    while (fence.find()) {
      int line = (int) text.substring(0, fence.start()).lines().count() + 1;
      if (fence.group(2).equals("run")) {
        all.add(
            new WorkedExample(
                page, line, Optional.ofNullable(fence.group(3)), fence.group(4), Optional.empty()));
      } else {
        int last = all.size() - 1;
        if (last < 0 || all.get(last).shown.isPresent()) {
          throw new IllegalArgumentException(page + " line " + line + ": the output of what?");
        }
        all.set(last, all.get(last).showing(new ShownOutput(fence.group(4))));
      }
    }
    return all;
  }

  private WorkedExample showing(ShownOutput output) {
    return new WorkedExample(page, line, needs, commands, Optional.of(output));
  }

  @Override
  public String toString() {
    return page.getFileName() + " line " + line;
  }
}
