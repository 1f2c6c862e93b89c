package org.confab.ejb.figures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.SipTraffic;
import org.confab.core.figures.WebFigures;
import org.junit.jupiter.api.Test;

/** What dashboards, rules and the documentation speak of is there. */
class MonitoringFilesTest {
  private static final Path ROOT = root();
  private static final Path MONITORING = ROOT.resolve("wildfly/server/monitoring");
  private static final Pattern OURS = Pattern.compile("\\b(?:confab|jvm|process)_[a-z0-9_]+\\b");
  private static final Pattern MEDIA =
      Pattern.compile("\"([a-z0-9_]+)\",\\s*(?:new Health.Gauge|\")");
  private static final String MEDIA_PREFIX = "confab_mcu_";

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("wildfly")) ? here : here.getParent();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, UTF_8);
  }

  private static Set<String> declared() throws IOException {
    Figures figures = new Figures();
    MetricsPage page = new MetricsPage(figures, new SipTraffic(figures), new WebFigures(figures));
    Set<String> names = new TreeSet<>();
    new String(page.in(MetricsPage.PROMETHEUS), UTF_8)
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .forEach(line -> names.add(line.split(" ")[2]));
    page.end();
    // Only there once a collection has paused the process.
    names.add("jvm_gc_pause_seconds");
    Stream.of(Metric.values()).map(Metric::exposed).forEach(names::add);
    Path media = ROOT.resolve("media-server/src/main/java/org/confab/mediaserver");
    for (String file : List.of("MediaServer.java", "figures/Counter.java")) {
      Matcher name = MEDIA.matcher(read(media.resolve(file)));
      while (name.find()) {
        names.add(MEDIA_PREFIX + name.group(1));
      }
    }
    return names;
  }

  private static Set<String> used(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher name = OURS.matcher(text);
    while (name.find()) {
      names.add(name.group().replaceFirst("_seconds_(bucket|sum|count)$", "_seconds"));
    }
    return names;
  }

  @Test
  void everyNameInDashboardsAndRulesIsDeclared() throws IOException {
    Set<String> declared = declared();
    for (String file : List.of("confab.dashboard.json", "confab.rules.yml")) {
      Set<String> used = used(read(MONITORING.resolve(file)));
      assertThat(used).as(file).isNotEmpty().isSubsetOf(declared);
    }
  }

  @Test
  void everyAlertSaysWhatToDoAndWhereItIsTold() throws IOException {
    String page = read(ROOT.resolve("docs/operations/monitoring.md"));
    String rules = read(MONITORING.resolve("confab.rules.yml"));
    List<String> alerts = rules.lines().filter(line -> line.contains("- alert: ")).toList();
    Matcher link =
        Pattern.compile("runbook: docs/operations/monitoring\\.md#([a-z-]+)").matcher(rules);
    int linked = 0;
    while (link.find()) {
      linked++;
      assertThat(page).contains("<a id=\"" + link.group(1) + "\"></a>");
    }
    assertThat(alerts).isNotEmpty().hasSize(linked);
    assertThat(rules.split("summary: ", -1)).hasSize(linked + 1);
    assertThat(rules.split("description: ", -1)).hasSize(linked + 1);
  }

  @Test
  void theTableInTheDocumentationIsThatOfTheServer() throws IOException {
    String page = read(ROOT.resolve("docs/metrics.md")).split("## The media server's", -1)[0];
    List<String> rows = page.lines().filter(line -> line.startsWith("| `confab_")).toList();
    assertThat(rows).containsExactlyElementsOf(Stream.of(Metric.values()).map(this::row).toList());
  }

  private String row(Metric metric) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.exposed(),
            metric.kind().name().toLowerCase(Locale.ROOT),
            metric.labels().isEmpty() ? "" : "`" + String.join("`, `", metric.labels()) + "`",
            metric.help());
  }
}
