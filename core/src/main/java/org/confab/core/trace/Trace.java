package org.confab.core.trace;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One trace: whose it is, how long, and the newest of what was recorded. Any thread may call. */
final class Trace {
  private final String id;
  private final TraceTarget target;
  private final boolean texts;
  private final Instant began;
  private final TraceLimits limits;
  private final Set<String> calls;
  private final Set<String> hosts;
  private final Deque<TracedMessage> messages = new ArrayDeque<>();
  private final Map<String, TracePoint> points = new TreeMap<>();
  private volatile Instant until;
  private volatile boolean on = true;
  private long last;
  private long dropped;
  private int characters;

  Trace(
      String id,
      TraceTarget target,
      boolean texts,
      Instant began,
      Instant until,
      TraceLimits limits) {
    this.id = id;
    this.target = target;
    this.texts = texts;
    this.began = began;
    this.until = until;
    this.limits = limits;
    this.calls = newest(limits.calls());
    this.hosts = newest(limits.addresses());
  }

  private static Set<String> newest(int most) {
    return Collections.newSetFromMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > most;
          }
        });
  }

  String id() {
    return id;
  }

  TraceTarget target() {
    return target;
  }

  boolean texts() {
    return texts;
  }

  /** Whether it records at that time. */
  boolean isOn(Instant now) {
    return on && now.isBefore(until);
  }

  /** When it ended, or will. */
  Instant until() {
    return until;
  }

  /** Records no more. */
  synchronized void end(Instant now) {
    if (on) {
      on = false;
      until = now.isBefore(until) ? now : until;
    }
  }

  /** Whether a message belongs to it; what comes later in the same dialogs does then too. */
  synchronized boolean wants(Glance message, TracePoint point) {
    boolean wanted =
        (target instanceof TraceTarget.User user && message.concerns(user))
            || (target instanceof TraceTarget.Conference conference && message.concerns(conference))
            || (!message.callId().isEmpty() && calls.contains(message.callId()));
    if (wanted && !message.callId().isEmpty()) {
      calls.add(message.callId());
    }
    if (target instanceof TraceTarget.User user && isHis(user, point)) {
      hosts.add(point.host());
    }
    return wanted;
  }

  /** Whether something that went wrong there may be of interest. */
  synchronized boolean wants(TracePoint point) {
    return target instanceof TraceTarget.User user
        && (isHis(user, point) || hosts.contains(point.host()));
  }

  private static boolean isHis(TraceTarget.User user, TracePoint point) {
    return point.name().filter(user.aor().address()::equalsIgnoreCase).isPresent();
  }

  /** Keeps a message; as many of the oldest go as it needs room. */
  synchronized void keep(TracePoint point, Recorded recorded) {
    TracedMessage message = recorded.numbered(++last, point);
    points.merge(point.key(), point, (old, fresh) -> fresh.name().isPresent() ? fresh : old);
    messages.addLast(message);
    characters += message.characters();
    while (messages.size() > limits.messages()
        || (characters > limits.characters() && messages.size() > 1)) {
      characters -= messages.removeFirst().characters();
      dropped++;
    }
    if (points.size() > limits.messages()) {
      points.keySet().retainAll(messages.stream().map(TracedMessage::point).toList());
    }
  }

  /** A message could not be recorded. */
  synchronized void missed() {
    dropped++;
  }

  /** How it stands. */
  synchronized TraceState state(Instant now) {
    return new TraceState(
        id, target, isOn(now), texts, began, until, messages.size(), characters, dropped);
  }

  /** The messages behind a number, so many at most. */
  synchronized TracePage page(long after, int most, Instant now) {
    List<TracedMessage> found =
        messages.stream().filter(one -> one.number() > after).limit(most).toList();
    long next = found.isEmpty() ? Math.min(after, last) : found.get(found.size() - 1).number();
    Map<String, TracePoint> seen = new LinkedHashMap<>();
    for (TracedMessage one : found) {
      TracePoint point = points.get(one.point());
      if (point != null) {
        seen.put(one.point(), point);
      }
    }
    return new TracePage(state(now), List.copyOf(seen.values()), found, next);
  }
}
