package org.confab.bench.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A picture of lying bars, one below the other, as SVG: a label, one or two parts, the number, and
 * a line across the bar where its goal is.
 */
final class Bars {
  private static final int WIDTH = 760;
  private static final int LABEL = 250;
  private static final int NUMBER = 130;
  private static final int HEIGHT = 22;
  private static final int STEP = 32;
  private static final int TOP = 48;
  private static final int BOTTOM = 34;
  private static final String PEER = "#8a8f98";
  private static final String OURS = "#2f6db5";
  private static final String SECOND = "#a9c6e8";
  private static final String GOAL = "#c2410c";

  /**
   * One bar.
   *
   * @param second what is drawn behind the first part, lighter; 0 is nothing
   * @param number what stands behind the bar
   */
  record Bar(
      String label, boolean ours, double first, double second, OptionalDouble goal, String number) {
    private double reach() {
      return Math.max(first + second, goal.orElse(0));
    }
  }

  private final String title;
  private final String legend;
  private final List<Bar> bars = new ArrayList<>();

  /** An empty picture; the legend stands below the bars. */
  Bars(String title, String legend) {
    this.title = title;
    this.legend = legend;
  }

  Bars with(Bar bar) {
    bars.add(bar);
    return this;
  }

  boolean isEmpty() {
    return bars.isEmpty();
  }

  /** The SVG. */
  String draw() {
    int height = TOP + STEP * bars.size() + BOTTOM;
    double most = bars.stream().mapToDouble(Bar::reach).max().orElse(0);
    double scale = most > 0 ? (WIDTH - LABEL - NUMBER) / most : 0;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\""
                + " height=\"%2$d\" font-family=\"sans-serif\" font-size=\"13\">%n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
            WIDTH,
            height));
    text(svg, 12, 26, "start", title, " font-size=\"16\" font-weight=\"bold\"");
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), TOP + STEP * i, scale);
    }
    text(svg, 12, height - 12, "start", legend, " fill=\"#555555\"");
    return svg.append("</svg>\n").toString();
  }

  private static void draw(StringBuilder svg, Bar bar, int y, double scale) {
    int middle = y + HEIGHT / 2 + 5;
    text(svg, LABEL - 10, middle, "end", bar.label(), "");
    rectangle(svg, LABEL, y, bar.first() * scale, bar.ours() ? OURS : PEER);
    if (bar.second() > 0) {
      rectangle(svg, LABEL + bar.first() * scale, y, bar.second() * scale, SECOND);
    }
    bar.goal()
        .ifPresent(
            goal ->
                svg.append(
                    String.format(
                        Locale.ROOT,
                        "<line x1=\"%1$.1f\" x2=\"%1$.1f\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\""
                            + " stroke-width=\"3\"/>%n",
                        LABEL + goal * scale,
                        y - 3,
                        y + HEIGHT + 3,
                        GOAL)));
    text(svg, LABEL + bar.reach() * scale + 8, middle, "start", bar.number(), "");
  }

  private static void rectangle(StringBuilder svg, double x, int y, double width, String fill) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            x,
            y,
            width,
            HEIGHT,
            fill));
  }

  private static void text(
      StringBuilder svg, double x, int y, String anchor, String text, String more) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\"%s>%s</text>%n",
            x,
            y,
            anchor,
            more,
            text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
  }
}
