package org.confab.core.trace;

import java.util.List;

/**
 * Some messages of a trace.
 *
 * @param points the other ends of these messages, in the order in which they appear
 * @param messages by their numbers
 * @param next the number behind which the next page begins
 */
public record TracePage(
    TraceState trace, List<TracePoint> points, List<TracedMessage> messages, long next) {
  /** Copies its lists. */
  public TracePage {
    points = List.copyOf(points);
    messages = List.copyOf(messages);
  }
}
