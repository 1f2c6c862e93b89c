package org.confab.sip.container.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.confab.sip.container.stack.KnownDialogs.Relayed;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.edge.DialogRelay;
import org.confab.sip.edge.DialogRelay.Onward;
import org.confab.sip.edge.Flow;

/**
 * The short way of requests inside dialogs from one TCP or TLS connection to another: what a
 * transaction would keep is the branch, whose answer goes back where the request came from. Nothing
 * is ever repeated on such flows (RFC 3261 17.1.2), and nobody is told after 32 s that no answer
 * came: he has given up himself (RFC 4320 4.2).
 */
final class Relays {
  private static final System.Logger LOG = System.getLogger(Relays.class.getName());

  /** How long an answer is waited for: 64 times T1 (RFC 3261, timer F). */
  static final Duration PATIENCE = Duration.ofSeconds(32);

  /** Requests that wait for an answer, of all flows together; others take the long way. */
  static final int MAX_UNANSWERED = 65_536;

  private static final int FINAL = 200;
  private static final int TRYING = 100;
  private static final int TIMEOUT = 408;
  private static final int GONE = 480;
  private static final int UNAVAILABLE = 503;

  /**
   * A request that went on.
   *
   * @param via the Via of its sender, with where it came from
   * @param head all before its body, for a refusal
   * @param answered is told the final status
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes to answer to, never compared
  private record Unanswered(
      ConnectionFlow from, String via, byte[] head, long end, IntConsumer answered) {}

  private final Wire wire;
  private final Optional<DialogRelay> application;
  private final LongSupplier nanoTime;
  private final OwnBranch branches = new OwnBranch("z9hG4bK-cr-");

  /** By the flow that each has gone to, then by branch. */
  private final Map<String, Map<String, Unanswered>> waiting = new ConcurrentHashMap<>();

  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile Optional<KnownDialogs> known = Optional.empty();

  Relays(Wire wire, Optional<DialogRelay> application, LongSupplier nanoTime) {
    this.wire = wire;
    this.application = application;
    this.nanoTime = nanoTime;
  }

  /** Sets which dialogs are known here; until then every request takes the long way. */
  void dialogs(KnownDialogs dialogs) {
    known = Optional.of(dialogs);
  }

  /** How many wait for an answer. */
  int unanswered() {
    return unanswered.get();
  }

  /** Takes a request that can go on, or the answer to one that did; false for all others. */
  boolean take(ConnectionFlow flow, Object verdict, byte[] message) throws IOException {
    if (application.isEmpty() || known.isEmpty() || !flow.isStream()) {
      return false;
    }
    return RelayedRequest.isPossible(message)
        ? request(flow, verdict, message, application.get())
        : answer(flow, verdict, message, application.get());
  }

  private boolean request(ConnectionFlow flow, Object verdict, byte[] message, DialogRelay relay) {
    Optional<RelayedRequest> read = RelayedRequest.read(message);
    Optional<Relayed> dialog =
        read.flatMap(request -> request.dialog(known.orElseThrow()))
            .filter(known -> isFree(read.orElseThrow(), known));
    if (dialog.isEmpty() || unanswered.get() >= MAX_UNANSWERED) {
      return false;
    }
    RelayedRequest request = read.get();
    Optional<Onward> onward =
        relay.request(
            new DialogRelay.Inside(verdict, dialog.get().servlet(), request.routes(), message));
    Optional<ConnectionFlow> to =
        onward.flatMap(way -> wire.flows().find(way.flow())).filter(ConnectionFlow::isStream);
    return to.isPresent() && send(request, dialog.get(), onward.get(), flow, to.get());
  }

  /**
   * The ACK of a refusal belongs to the transaction that waits for it, and a BYE waits for what was
   * asked before: both are quiet otherwise.
   */
  private static boolean isFree(RelayedRequest request, Relayed dialog) {
    return switch (request.method()) {
      case RelayedRequest.ACK, RelayedRequest.BYE -> dialog.isQuiet();
      default -> true;
    };
  }

  private boolean send(
      RelayedRequest request,
      Relayed dialog,
      Onward onward,
      ConnectionFlow from,
      ConnectionFlow to) {
    String branch = branches.next();
    String below = request.via(from);
    byte[] whole = request.write(onward, NoticeText.via(to) + ";branch=" + branch, below);
    if (request.method().equals(RelayedRequest.ACK)) {
      return acknowledge(dialog, to, whole);
    }
    boolean bye = request.method().equals(RelayedRequest.BYE);
    IntConsumer answered = bye ? dialog::byeAnswered : status -> {};
    long end = nanoTime.getAsLong() + PATIENCE.toNanos();
    await(to, branch, new Unanswered(from, below, request.head(), end, answered));
    try {
      wire.finished(to, whole);
      return true;
    } catch (IOException gone) {
      return taken(to.id(), branch).isEmpty(); // on the long way it is refused
    }
  }

  private boolean acknowledge(Relayed dialog, ConnectionFlow to, byte[] whole) {
    try {
      wire.finished(to, whole);
    } catch (IOException gone) {
      return false;
    }
    dialog.acknowledged();
    return true;
  }

  private void await(Flow to, String branch, Unanswered request) {
    waiting.compute(
        to.id(),
        (id, before) -> {
          Map<String, Unanswered> all = before == null ? new ConcurrentHashMap<>() : before;
          all.put(branch, request);
          return all;
        });
    unanswered.incrementAndGet();
  }

  private Optional<Unanswered> taken(String flow, String branch) {
    Unanswered[] found = new Unanswered[1];
    waiting.computeIfPresent(
        flow,
        (id, all) -> {
          found[0] = all.remove(branch);
          return all.isEmpty() ? null : all;
        });
    if (found[0] != null) {
      unanswered.decrementAndGet();
    }
    return Optional.ofNullable(found[0]);
  }

  private boolean answer(ConnectionFlow flow, Object verdict, byte[] message, DialogRelay relay)
      throws IOException {
    Optional<String> branch = branches.in(message);
    if (branch.isEmpty()) {
      return false;
    }
    int status = OwnBranch.status(message);
    Optional<RelayText> text = RelayText.read(message);
    if (status <= TRYING || text.isEmpty()) {
      return true;
    }
    Optional<Unanswered> request =
        status >= FINAL ? taken(flow.id(), branch.get()) : known(flow.id(), branch.get());
    if (request.isPresent()) {
      String first =
          status == UNAVAILABLE ? "SIP/2.0 500 Server Internal Error" : text.get().start();
      DialogRelay.Edit edit = relay.answer(verdict, message);
      List<String> vias = List.of(request.get().via());
      byte[] back = text.get().write(first, vias, field -> field, edit);
      try {
        wire.finished(request.get().from(), back);
      } finally {
        if (status >= FINAL) {
          request.get().answered().accept(status);
        }
      }
    }
    return true;
  }

  private Optional<Unanswered> known(String flow, String branch) {
    return Optional.ofNullable(waiting.get(flow)).map(all -> all.get(branch));
  }

  /** Ends the waiting of those whose time is over. */
  void sweep() {
    long now = nanoTime.getAsLong();
    waiting.forEach(
        (flow, all) ->
            all.forEach(
                (branch, request) -> {
                  if (now - request.end() >= 0) {
                    taken(flow, branch).ifPresent(late -> late.answered().accept(TIMEOUT));
                  }
                }));
  }

  /** A flow is gone: what went there is answered in its name. */
  void closed(Flow flow) {
    Map<String, Unanswered> all = waiting.remove(flow.id());
    if (all != null) {
      unanswered.addAndGet(-all.size());
      all.values().forEach(this::unreachable);
    }
  }

  private void unreachable(Unanswered request) {
    wire.later(() -> request.answered().accept(GONE));
    RawAnswer.to(request.head(), GONE, "Temporarily Unavailable")
        .ifPresent(answer -> wire.later(() -> tell(request.from(), answer)));
  }

  private void tell(ConnectionFlow flow, byte[] answer) {
    try {
      wire.send(flow, answer);
    } catch (IOException goneToo) {
      LOG.log(System.Logger.Level.DEBUG, "nobody is left to be told: {0}", goneToo.getMessage());
    }
  }
}
