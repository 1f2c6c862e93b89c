package org.confab.core.mcufactory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.sip.SipUri;

/**
 * What is known of one conference at its MCU: who serves it, who is about to, and the sessions of
 * its endpoints with their dialogs, which a successor goes on with. Its methods are short and call
 * nobody.
 */
final class McuService {
  /** A session, and whose it is. */
  record Leg(SipUri user, McuLeg leg) {}

  private record Call(SipUri user, Instant at) {}

  /** What became of a document from a media server. */
  enum Taken {
    NEW,
    /** Seen before, overtaken, or come before the media server was known to have taken it. */
    UNTIMELY,
    /** Of a media server that does not serve the conference (any more). */
    FOREIGN
  }

  private final ConferenceUri uri;
  private final McuType type;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Deque<Call> calls = new ArrayDeque<>();
  private CompletableFuture<McuAssignment> ready = new CompletableFuture<>();
  private Optional<McuAssignment> assigned = Optional.empty();
  private Optional<McuAssignment> candidate = Optional.empty();
  private Optional<Instant> until = Optional.empty();
  private boolean trying;
  private boolean ended;
  private long version;

  McuService(ConferenceUri uri, McuType type) {
    this.uri = uri;
    this.type = type;
  }

  ConferenceUri uri() {
    return uri;
  }

  McuType type() {
    return type;
  }

  /** Completes when a media server serves it; fails if none will. */
  synchronized CompletionStage<McuAssignment> ready() {
    return ready.copy();
  }

  synchronized Optional<McuAssignment> assigned() {
    return assigned;
  }

  synchronized List<Leg> legs() {
    return List.copyOf(legs.values());
  }

  /** Whether a media server is to be looked for now: true for one caller until it has come out. */
  synchronized boolean tryNow() {
    boolean go = !trying && !ended && !ready.isDone();
    trying |= go;
    return go;
  }

  /** Nobody takes it at the moment. */
  synchronized void triedInVain() {
    trying = false;
    candidate = Optional.empty();
  }

  /** The conference is offered to a media server under that generation. */
  synchronized McuAssignment offer(McuDescription server, long generation) {
    McuAssignment offered = new McuAssignment(uri, server, generation);
    candidate = Optional.of(offered);
    return offered;
  }

  /** What was when a media server took it. */
  record Before(boolean ended, Optional<McuAssignment> served) {}

  /**
   * The media server has taken it. What it had of a former one stays until it tells its own. Nobody
   * looks for another before {@link #announce}.
   */
  synchronized Before served(McuAssignment by) {
    Before before = new Before(ended, assigned);
    if (!ended) {
      assigned = Optional.of(by);
      candidate = Optional.empty();
      until = Optional.empty();
      version = 0;
    }
    return before;
  }

  /** Whoever waits for it goes on; false if it has lost that media server meanwhile. */
  boolean announce(McuAssignment by) {
    CompletableFuture<McuAssignment> waiting;
    synchronized (this) {
      trying = false;
      if (!assigned.equals(Optional.of(by))) {
        return false;
      }
      waiting = ready;
    }
    waiting.complete(by);
    return true;
  }

  /** Its media server is gone; another is waited for until then. False if it had another one. */
  synchronized boolean orphaned(McuServer gone, Instant deadline) {
    if (assigned.filter(one -> one.isAt(gone.id(), gone.incarnation())).isEmpty()) {
      return false;
    }
    assigned = Optional.empty();
    until = Optional.of(deadline);
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
    return true;
  }

  /** It is to leave a media server that still serves it: joins wait meanwhile. */
  synchronized boolean leaves(McuServer server) {
    if (trying
        || ended
        || assigned.filter(one -> one.isAt(server.id(), server.incarnation())).isEmpty()) {
      return false;
    }
    ready = new CompletableFuture<>();
    trying = true;
    return true;
  }

  /** Whether it has waited for a successor long enough. */
  synchronized boolean isOverdue(Instant now) {
    return until.filter(now::isAfter).isPresent();
  }

  /** Whether it waits for a successor, rather than for its first media server. */
  synchronized boolean isOrphan() {
    return until.isPresent();
  }

  /** Over, or given up: returns the sessions that it had. */
  List<Leg> end(Throwable reason) {
    CompletableFuture<McuAssignment> waiting;
    List<Leg> left;
    synchronized (this) {
      ended = true;
      left = new ArrayList<>(legs.values());
      legs.clear();
      waiting = ready;
    }
    waiting.completeExceptionally(reason);
    return left;
  }

  /** A document of that media server. */
  synchronized Taken take(McuState state, int mostLegs) {
    if (ended || !isOf(assigned, state)) {
      return !ended && isOf(candidate, state) ? Taken.UNTIMELY : Taken.FOREIGN;
    }
    if (state.version() <= version) {
      return Taken.UNTIMELY;
    }
    version = state.version();
    if (state.state() == DocumentState.FULL) {
      legs.clear();
    }
    state
        .members()
        .forEach(member -> member.legs().forEach(leg -> keep(member.user(), leg, mostLegs)));
    return Taken.NEW;
  }

  private static boolean isOf(Optional<McuAssignment> one, McuState state) {
    return one.filter(by -> by.generation() == state.generation())
        .filter(by -> by.isAt(state.origin().mcu(), state.origin().incarnation()))
        .isPresent();
  }

  /** Notes that a user is about to call; false if that user calls too often. */
  synchronized boolean mayCall(SipUri user, Instant now, McuLimits limits) {
    Instant longAgo = now.minus(limits.callsWithin());
    calls.removeIf(call -> call.at().isBefore(longAgo));
    boolean may = calls.stream().filter(call -> call.user().equals(user)).count() < limits.calls();
    if (may) {
      calls.addLast(new Call(user, now));
    }
    return may;
  }

  private void keep(SipUri user, McuLeg leg, int mostLegs) {
    if (leg.status() == LegStatus.DISCONNECTED) {
      legs.remove(leg.endpoint());
    } else if (legs.containsKey(leg.endpoint()) || legs.size() < mostLegs) {
      legs.put(leg.endpoint(), new Leg(user, leg));
    }
  }
}
