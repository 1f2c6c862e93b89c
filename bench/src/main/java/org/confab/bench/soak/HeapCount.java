package org.confab.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lives in a JVM's heap after a collection, from {@code jcmd}.
 *
 * @param usedKib bytes in use, in KiB
 * @param instances how many objects there are of each class of ours and of the SIP core
 */
public record HeapCount(long usedKib, Map<String, Long> instances) {
  private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
  private static final Pattern OURS =
      Pattern.compile("(org\\.confab|org\\.mobicents|gov\\.nist)\\..*");
  private static final int SECONDS = 60;

  /** Collects garbage in that process twice, then counts. */
  public static HeapCount of(long pid) {
    jcmd(pid, "GC.run");
    jcmd(pid, "GC.run");
    return parse(jcmd(pid, "GC.class_histogram"));
  }

  /** Reads a class histogram. */
  static HeapCount parse(String histogram) {
    Map<String, Long> instances = new TreeMap<>();
    long bytes = 0;
    for (String line : histogram.lines().toList()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        bytes += Long.parseLong(row.group(2));
        if (OURS.matcher(row.group(3)).matches() && !row.group(3).contains("$$Lambda")) {
          instances.merge(row.group(3), Long.valueOf(row.group(1)), Long::sum);
        }
      }
    }
    return new HeapCount(bytes / 1024, instances);
  }

  private static String jcmd(long pid, String command) {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(tool.toString(), Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("jcmd " + pid + " " + command + ": " + said);
      }
      return said;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
