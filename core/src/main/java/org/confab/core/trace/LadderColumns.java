package org.confab.core.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everybody stands in a {@link Ladder}: clients at the left, this server, then other servers.
 */
final class LadderColumns {
  /** Most columns besides the server's; whoever comes later shares the last one. */
  static final int MOST = 12;

  /** Pixels from one column to the next. */
  static final int APART = 250;

  private static final int FIRST = 240;
  static final String SERVER = "Confab";
  private static final String OTHERS = "others";

  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final int server;

  LadderColumns(List<TracePoint> points) {
    List<TracePoint> shown =
        points.stream().limit(MOST).sorted(Comparator.comparing(LadderColumns::isServer)).toList();
    int at = 0;
    for (TracePoint point : shown) {
      if (isServer(point)) {
        break;
      }
      put(point);
      at++;
    }
    server = labels.size();
    labels.add(SERVER);
    shown.subList(at, shown.size()).forEach(this::put);
    if (points.size() > MOST) {
      points.subList(MOST, points.size()).forEach(one -> places.put(one.key(), labels.size()));
      labels.add(OTHERS);
    }
  }

  private static boolean isServer(TracePoint point) {
    return point.kind() == TracePoint.Kind.MEDIA_SERVER || point.kind() == TracePoint.Kind.PEER;
  }

  private void put(TracePoint point) {
    places.put(point.key(), labels.size());
    labels.add(point.label());
  }

  /** What is written over the columns, from left to right. */
  List<String> labels() {
    return labels;
  }

  /** Pixels from the left edge. */
  int x(int column) {
    return FIRST + column * APART;
  }

  int ofServer() {
    return x(server);
  }

  int of(TracedMessage message) {
    return x(places.getOrDefault(message.point(), server));
  }

  /** Who stands there, in short. */
  String name(TracedMessage message) {
    String label = labels.get(places.getOrDefault(message.point(), server));
    int where = label.indexOf(" (");
    return where < 0 ? label : label.substring(0, where);
  }

  int width() {
    return x(labels.size() - 1) + APART / 2;
  }
}
