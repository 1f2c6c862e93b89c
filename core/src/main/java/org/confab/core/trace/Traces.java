package org.confab.core.trace;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.core.trace.TraceRefused.Why;
import org.confab.protocol.sip.RawMessage;

/**
 * The traces of this server. Whoever has a message asks {@link #isOn} first, which is one look at a
 * volatile field and all that messages cost while nothing is traced. Recording never throws and
 * never waits.
 */
public final class Traces {
  private static final Logger LOG = System.getLogger(Traces.class.getName());

  private final Clock clock;
  private final TraceLimits limits;
  private final Supplier<String> ids;
  private final Copying copying;
  private final List<Trace> all = new ArrayList<>();

  /** Those that record. */
  private volatile List<Trace> live = List.of();

  private volatile boolean on;

  /**
   * None yet.
   *
   * @param executor where messages are masked
   * @param ids makes names for traces, which nobody can guess
   */
  public Traces(Clock clock, Executor executor, TraceLimits limits, Supplier<String> ids) {
    this.clock = clock;
    this.limits = limits;
    this.ids = ids;
    this.copying = new Copying(executor, limits);
  }

  /** Whether anything is traced: if not, there is nothing to call here. */
  public boolean isOn() {
    return on;
  }

  /** What is allowed. */
  public TraceLimits limits() {
    return limits;
  }

  /**
   * Begins to record.
   *
   * @param texts whether the texts of people are recorded too
   * @throws TraceRefused if it is too long, traced already, or there are too many
   */
  public TraceState begin(TraceTarget target, Duration duration, boolean texts) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0 || duration.compareTo(limits.longest()) > 0) {
      throw new TraceRefused(
          Why.RANGE,
          "A trace is on for 1 to "
              + limits.longest().toMinutes()
              + " minutes, not "
              + duration.toMinutes()
              + ".");
    }
    Instant now = clock.instant();
    synchronized (all) {
      sweep();
      for (Trace other : live) {
        if (other.target().equals(target)) {
          throw new TraceRefused(
              Why.CONFLICT,
              target.asString() + " is traced already, until " + other.until() + ": " + other.id());
        }
      }
      makeRoom();
      Trace made = new Trace(ids.get(), target, texts, now, now.plus(duration), limits);
      all.add(made);
      settle();
      return made.state(now);
    }
  }

  private void makeRoom() {
    if (all.size() >= limits.traces() && !removeOldest()) {
      throw new TraceRefused(
          Why.CONFLICT, "There are " + limits.traces() + " traces already; take one off first.");
    }
  }

  private boolean removeOldest() {
    for (Trace one : all) {
      if (!live.contains(one)) {
        return all.remove(one);
      }
    }
    return false;
  }

  /** All that can be read, in the order in which they began. */
  public List<TraceState> all() {
    Instant now = clock.instant();
    synchronized (all) {
      sweep();
      return all.stream().map(one -> one.state(now)).toList();
    }
  }

  /** The trace of that id, or the newest one of what is called so. */
  public Optional<TraceState> named(String name) {
    Optional<TraceState> byId = all().stream().filter(one -> one.id().equals(name)).findFirst();
    return byId.or(() -> TraceTarget.find(name).flatMap(this::of));
  }

  /** The newest trace of that target. */
  public Optional<TraceState> of(TraceTarget target) {
    return all().stream()
        .filter(one -> one.target().equals(target))
        .reduce((older, newer) -> newer);
  }

  /**
   * Messages of a trace.
   *
   * @param after the number of the last one that is known; 0 for none
   */
  public Optional<TracePage> page(String id, long after, int most) {
    return find(id).map(one -> one.page(after, most, clock.instant()));
  }

  private Optional<Trace> find(String id) {
    synchronized (all) {
      sweep();
      return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
  }

  /** Ends recording; what was recorded can be read for a while. */
  public Optional<TraceState> end(String id) {
    Optional<Trace> found = find(id);
    found.ifPresent(one -> one.end(clock.instant()));
    synchronized (all) {
      settle();
    }
    return found.map(one -> one.state(clock.instant()));
  }

  /** Forgets a trace; false if there is none such. */
  public boolean remove(String id) {
    synchronized (all) {
      boolean found = all.removeIf(one -> one.id().equals(id));
      settle();
      return found;
    }
  }

  /** Ends what is over, and forgets what was kept long enough. To be called now and then. */
  public void sweep() {
    Instant now = clock.instant();
    synchronized (all) {
      all.removeIf(one -> !one.isOn(now) && one.until().plus(limits.kept()).isBefore(now));
      settle();
    }
  }

  private void settle() {
    Instant now = clock.instant();
    live = all.stream().filter(one -> one.isOn(now)).toList();
    on = !live.isEmpty();
  }

  /** Records a message of SIP. The caller does not change the bytes afterwards. */
  public void sip(Way way, TracePoint point, byte[] message) {
    safely(
        () -> {
          Glance glance = Glance.ofSip(message, point.name());
          record(
              point,
              message.length,
              trace -> trace.wants(glance, point),
              (at, masks) -> sip(at, way, glance, message, masks));
        });
  }

  private static Recorded sip(Instant at, Way way, Glance glance, byte[] bytes, Masks masks) {
    if (glance.sip().isEmpty()) {
      String word = RawMessage.firstWord(bytes);
      String first = word.matches("[A-Z]{1,32}|SIP/2\\.0") ? word : "bytes";
      return new Recorded(
          at,
          way,
          TraceProtocol.EVENT,
          "unreadable " + first,
          "",
          "",
          "[cannot be read as SIP: " + first + " …, " + bytes.length + " bytes]");
    }
    RawMessage message = glance.sip().get();
    return new Recorded(
        at,
        way,
        TraceProtocol.SIP,
        masks.line(Summary.sip(message)),
        Summary.bounded(message.callId()),
        Summary.bounded(message.cseqNumber() + " " + message.cseqMethod()),
        masks.message(bytes));
  }

  /** Records a command of C3P that goes over HTTPS. */
  public void c3p(Way way, TracePoint point, byte[] command) {
    c3pAnswer(way, point, command, command);
  }

  /** Records the answer to such a command, which belongs where the command does. */
  public void c3pAnswer(Way way, TracePoint point, byte[] command, byte[] answer) {
    safely(
        () -> {
          Glance glance = Glance.ofDocument(command, Optional.empty());
          record(
              point,
              answer.length,
              trace -> trace.wants(glance, point),
              (at, masks) ->
                  new Recorded(
                      at,
                      way,
                      TraceProtocol.C3P,
                      Summary.c3p(answer),
                      "",
                      Summary.c3pNumber(answer),
                      masks.document("application/cccp+xml", answer)));
        });
  }

  /** Records a request of HTTP and its answer. */
  public void http(WebExchange exchange) {
    safely(
        () -> {
          Glance glance = Glance.ofDocument(exchange.line(), exchange.point().name());
          Predicate<Trace> wanted = trace -> trace.wants(glance, exchange.point());
          int size = exchange.request().length + exchange.answer().length;
          record(
              exchange.point(),
              size,
              wanted,
              (at, masks) ->
                  exchange.recorded(exchange.began(), Way.IN, exchange.request(), masks));
          record(
              exchange.point(),
              exchange.answer().length,
              wanted,
              (at, masks) -> exchange.recorded(at, Way.OUT, exchange.answer(), masks));
        });
  }

  /** Records that something went wrong at a connection before there was a message. */
  public void event(TracePoint point, String what) {
    safely(
        () ->
            record(
                point,
                what.length(),
                trace -> trace.wants(point),
                (at, masks) ->
                    new Recorded(
                        at,
                        Way.IN,
                        TraceProtocol.EVENT,
                        Summary.bounded(what),
                        "",
                        "",
                        masks.line(what))));
  }

  /** Makes the text of a message. */
  @FunctionalInterface
  private interface Copy {
    Recorded of(Instant at, Masks masks);
  }

  private void record(TracePoint point, int size, Predicate<Trace> wanted, Copy copy) {
    Instant now = clock.instant();
    for (Trace trace : live) {
      if (!trace.isOn(now)) {
        sweep();
      } else if (wanted.test(trace)) {
        Masks masks = new Masks(limits.text(), trace.texts());
        if (!copying.later(size, () -> trace.keep(point, copy.of(now, masks)))) {
          trace.missed();
        }
      }
    }
  }

  private static void safely(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException bug) {
      LOG.log(Level.WARNING, "a message could not be recorded", bug);
    }
  }
}
