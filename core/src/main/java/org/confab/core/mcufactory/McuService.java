package org.confab.core.mcufactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
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

  /** What became of a document from a media server. */
  enum Taken {
    NEW,
    /** Seen before, or overtaken. */
    REPEATED,
    /** Of a media server that does not serve the conference (any more). */
    FOREIGN
  }

  private final ConferenceUri uri;
  private final McuType type;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
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

  synchronized boolean isEnded() {
    return ended;
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

  /** The media server has taken it. Returns the one that had it until now, if one lives. */
  synchronized Optional<McuAssignment> served(McuAssignment by) {
    Optional<McuAssignment> before = assigned;
    assigned = Optional.of(by);
    candidate = Optional.empty();
    until = Optional.empty();
    trying = false;
    return before;
  }

  /** Whoever waits for it goes on. */
  void announce(McuAssignment by) {
    CompletableFuture<McuAssignment> waiting;
    synchronized (this) {
      waiting = ready;
    }
    waiting.complete(by);
  }

  /** Its media server is gone; another is waited for until then. False if it had another one. */
  synchronized boolean orphaned(McuServer gone, Instant deadline) {
    if (assigned.filter(one -> one.isAt(gone.id(), gone.incarnation())).isEmpty()) {
      return false;
    }
    assigned = Optional.empty();
    until = Optional.of(deadline);
    ready = new CompletableFuture<>();
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
    boolean own =
        Stream.of(assigned, candidate)
            .flatMap(Optional::stream)
            .anyMatch(
                one ->
                    one.generation() == state.generation()
                        && one.isAt(state.origin().mcu(), state.origin().incarnation()));
    if (!own || ended) {
      return Taken.FOREIGN;
    }
    long order = (state.generation() << 32) | state.version();
    if (order <= version) {
      return Taken.REPEATED;
    }
    version = order;
    if (state.state() == DocumentState.FULL) {
      legs.clear();
    }
    state
        .members()
        .forEach(member -> member.legs().forEach(leg -> keep(member.user(), leg, mostLegs)));
    return Taken.NEW;
  }

  private void keep(SipUri user, McuLeg leg, int mostLegs) {
    if (leg.status() == LegStatus.DISCONNECTED) {
      legs.remove(leg.endpoint());
    } else if (legs.containsKey(leg.endpoint()) || legs.size() < mostLegs) {
      legs.put(leg.endpoint(), new Leg(user, leg));
    }
  }
}
