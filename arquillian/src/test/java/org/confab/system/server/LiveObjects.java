package org.confab.system.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts what the server's process holds in memory, as the JDK's {@code jcmd} tells it. */
public final class LiveObjects {
  private LiveObjects() {}

  /**
   * How many reachable objects of each of these classes there are; collects garbage first.
   *
   * @param pid the server's process
   */
  public static Map<String, Long> count(long pid, List<String> classes) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Shell.Result told = Shell.run(jcmd.toString(), Long.toString(pid), "GC.class_histogram");
    if (told.code() != 0) {
      throw new AssertionError("jcmd ended with " + told.code() + ": " + told.output());
    }
    return classes.stream()
        .collect(Collectors.toMap(Function.identity(), name -> instances(told.output(), name)));
  }

  /** Lines are {@code NUMBER: INSTANCES BYTES CLASS}; a class without instances has none. */
  private static long instances(String histogram, String name) {
    Matcher line =
        Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(name) + "(\\s|$)")
            .matcher(histogram);
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }
}
