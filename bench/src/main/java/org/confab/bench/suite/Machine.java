package org.confab.bench.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured on: processors, memory, kernel, JVM and the packages of the peers. */
final class Machine {
  private static final Pattern MODEL = Pattern.compile("model name\\s*:\\s*(.+)");
  private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s*(\\d+) kB");
  private static final int KIB_PER_GIB = 1 << 20;

  private Machine() {}

  /** A list in Markdown. */
  static String describe(List<Workload> workloads) {
    return "- "
        + Runtime.getRuntime().availableProcessors()
        + " processors"
        + processor(read("/proc/cpuinfo")).map(model -> " (" + model + ")").orElse("")
        + ", "
        + gibibytes(read("/proc/meminfo"))
        + " GiB, Linux "
        + System.getProperty("os.version")
        + ", JDK "
        + System.getProperty("java.version")
        + "\n- Peers: "
        + peers(workloads)
        + "\n";
  }

  static Optional<String> processor(String cpuinfo) {
    Matcher model = MODEL.matcher(cpuinfo);
    return model.find() ? Optional.of(model.group(1).strip()) : Optional.empty();
  }

  static long gibibytes(String meminfo) {
    Matcher total = MEMORY.matcher(meminfo);
    return total.find() ? Math.round(Double.parseDouble(total.group(1)) / KIB_PER_GIB) : 0;
  }

  private static String peers(List<Workload> workloads) {
    return workloads.stream()
        .flatMap(workload -> Stream.of(workload.packages().split(" ", -1)))
        .filter(name -> !name.equals("-"))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(name -> name + " " + version(name))
        .collect(Collectors.joining(", "));
  }

  private static String version(String name) {
    try {
      Process asked =
          new ProcessBuilder("dpkg-query", "-W", "-f", "${Version}", name)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean known = asked.waitFor(10, TimeUnit.SECONDS) && asked.exitValue() == 0;
      return known && !said.isBlank() ? said : "(not installed)";
    } catch (IOException noDebian) {
      return "(unknown)";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "(unknown)";
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException notThere) {
      return "";
    }
  }
}
