package org.confab.core.trace;

import java.util.HashMap;
import java.util.Map;

/** A trace as a text for people: to read, and to send to who shall help. */
public final class TraceText {
  private static final String END = "\r\n";

  private TraceText() {}

  /** The messages of a page, each below a line that says when and between whom. */
  public static String of(TracePage page) {
    TraceState trace = page.trace();
    StringBuilder out = new StringBuilder(64 * 1024);
    line(
        out,
        "Trace %s of the %s %s"
            .formatted(trace.id(), trace.target().kind(), trace.target().asString()));
    line(out, "from %s to %s, times in UTC".formatted(trace.began(), trace.until()));
    line(
        out,
        "%d messages, %d not kept; secrets are masked, texts of people are %s"
            .formatted(trace.messages(), trace.dropped(), trace.texts() ? "shown" : "hidden"));
    Map<String, String> labels = new HashMap<>();
    page.points().forEach(one -> labels.put(one.key(), one.label()));
    for (TracedMessage message : page.messages()) {
      String other = labels.getOrDefault(message.point(), message.address());
      line(out, "");
      line(
          out,
          "==== %d %s %s %s"
              .formatted(
                  message.number(),
                  message.at(),
                  message.protocol().word(),
                  message.way() == Way.IN ? other + " -> Confab" : "Confab -> " + other));
      line(out, message.text().stripTrailing());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String text) {
    out.append(text).append(END);
  }
}
