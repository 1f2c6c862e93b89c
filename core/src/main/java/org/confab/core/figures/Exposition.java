package org.confab.core.figures;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Figures in the text format of Prometheus, version 0.0.4. */
public final class Exposition {
  /** Its media type. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4";

  /** What the time of requests is, for people. */
  public static final String SECONDS_HELP = "How long web services took to answer";

  private static final String PREFIX = "confab_";
  private static final String WEB = "web_";
  private static final double NANOS = 1e9;

  private final StringBuilder out = new StringBuilder(8192);

  private Exposition() {}

  /** All of it. */
  public static String of(List<Gauge> gauges, Map<String, Long> rows, WebFigures web) {
    Exposition text = new Exposition();
    for (Gauge gauge : gauges) {
      text.head(gauge.name(), gauge.help(), "gauge");
      text.line(gauge.name(), "", Long.toString(gauge.value().getAsLong()));
    }
    text.head("table_rows", "Rows of a table of the database", "gauge");
    rows.forEach((table, count) -> text.line("table_rows", label("table", table), "" + count));
    for (Tally.Column column : Tally.Column.values()) {
      text.column(column, web);
    }
    text.times(web);
    return text.out.toString();
  }

  private void column(Tally.Column column, WebFigures web) {
    String name = WEB + column.label() + "_total";
    head(name, column.help(), "counter");
    web.all().forEach((row, tally) -> line(name, operation(row), Long.toString(tally.of(column))));
  }

  private void times(WebFigures web) {
    head(WEB + "seconds", SECONDS_HELP, "histogram");
    web.all().forEach(this::times);
  }

  private void times(WebOperation row, Tally tally) {
    String requests = Long.toString(tally.of(Tally.Column.REQUESTS));
    for (int i = 0; i < Tally.BOUNDS.size(); i++) {
      bucket(row, seconds(Tally.BOUNDS.get(i)), Long.toString(tally.within(i)));
    }
    bucket(row, "+Inf", requests);
    line(WEB + "seconds_sum", operation(row), seconds(tally.took()));
    line(WEB + "seconds_count", operation(row), requests);
  }

  private void bucket(WebOperation row, String bound, String count) {
    line(WEB + "seconds_bucket", operation(row) + "," + label("le", bound), count);
  }

  private void head(String name, String help, String type) {
    String escaped = help.replace("\\", "\\\\").replace("\n", "\\n");
    out.append("# HELP ").append(PREFIX).append(name).append(' ').append(escaped).append('\n');
    out.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private void line(String name, String labels, String value) {
    out.append(PREFIX).append(name);
    if (!labels.isEmpty()) {
      out.append('{').append(labels).append('}');
    }
    out.append(' ').append(value).append('\n');
  }

  private static String operation(WebOperation row) {
    return label("operation", row.label());
  }

  private static String label(String name, String value) {
    return name + "=\"" + value + "\"";
  }

  private static String seconds(Duration time) {
    return Double.toString(time.toNanos() / NANOS);
  }
}
