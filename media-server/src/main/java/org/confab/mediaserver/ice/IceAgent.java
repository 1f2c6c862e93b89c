package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.ice.CandidatePair.State;
import org.confab.mediaserver.ice.Transactions.Transaction;
import org.confab.protocol.sdp.IceCandidate;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunError;
import org.confab.protocol.stun.StunFraming;
import org.confab.protocol.stun.StunMessage;
import org.confab.protocol.stun.StunPacket;
import org.confab.protocol.stun.StunType;
import org.confab.protocol.stun.TransactionId;
import org.jspecify.annotations.Nullable;

/**
 * A full agent of RFC 8445 for one medium. It answers the checks of the peer and makes its own, as
 * controlled or controlling side, and keeps asking the pair in use (RFC 7675). The peer's dialect
 * is what its checks prove; before the first one, what its description suggests. TCP candidates and
 * those of another address family are passed over.
 *
 * <p>Not for several threads: all calls come from the loop of the leg. {@link #tick} does what is
 * due.
 */
public final class IceAgent {
  private final IceSession session;
  private final IceSurroundings around;
  private final IceLimits limits;
  private final IceMessages messages;
  private final Admission admission;
  private final CheckList checks;
  private final Transactions transactions;
  private final Selection selection;
  private final Entrance entrance;
  private final List<Learned> early = new ArrayList<>();
  private final Role role;
  private final long began;
  private @Nullable IceCredentials remote;
  private IceDialect dialect = IceDialect.RFC;
  private boolean connected;
  private boolean closed;
  private long nextCheck;
  private OptionalLong firstSuccess = OptionalLong.empty();

  /** An agent that answers checks at once and makes its own when {@link #remote} is known. */
  public IceAgent(IceSession session, IceSurroundings surroundings) {
    this.session = session;
    around = surroundings;
    limits = surroundings.limits();
    messages = new IceMessages(session.credentials());
    admission = new Admission(messages, surroundings);
    role = new Role(session.controlling(), surroundings.random().nextLong());
    checks = new CheckList(limits.pairs(), role);
    transactions = new Transactions(limits);
    selection =
        new Selection(session.components(), limits.consent().toNanos(), surroundings.random());
    began = surroundings.clock().getAsLong();
    nextCheck = began;
    entrance = new Entrance(limits, session.credentials().ufrag(), checks, transactions, began);
  }

  /** What the peer has said of itself; once. Requests that came before count from now on. */
  public void remote(
      IceCredentials credentials, List<IceCandidate> candidates, IceDialect suggested) {
    if (remote != null) {
      throw new IllegalStateException("the other side is known; new credentials need a new agent");
    }
    remote = credentials;
    if (early.isEmpty()) {
      dialect = suggested;
    }
    for (IceCandidate candidate : candidates) {
      CandidatePair.of(session, candidate).ifPresent(checks::add);
    }
    checks.thaw();
    List.copyOf(early).forEach(this::learn);
    early.clear();
  }

  /**
   * Goes on with pairs that another process has found with these credentials: they are in use at
   * once and are asked for consent, nothing is searched. To be called after {@link #remote}.
   */
  public void resume(Map<Integer, InetSocketAddress> pairs) {
    pairs.forEach(
        (component, address) ->
            pair(component, address, 0)
                .ifPresent(
                    pair -> {
                      checks.succeeded(pair);
                      nominate(pair);
                    }));
  }

  /** The address that media of a component goes to; empty before one is found. */
  public Optional<InetSocketAddress> selected(int component) {
    return selection.of(component).map(CandidatePair::remote);
  }

  /** Whether this side chooses the pairs. */
  public boolean isControlling() {
    return role.controlling();
  }

  /** How the peer speaks, as far as is known. */
  public IceDialect dialect() {
    return dialect;
  }

  /** Ends it: nothing is sent or told any more. */
  public void close() {
    closed = true;
  }

  /** Takes a packet that came to the port of a component; what is no STUN is dropped. */
  public void received(int component, InetSocketAddress from, byte[] bytes) {
    if (closed || session.base(component).isEmpty()) {
      return;
    }
    Entrance.Verdict verdict = entrance.admits(component, from, bytes, around.clock().getAsLong());
    if (verdict != Entrance.Verdict.ADMITTED) {
      boolean flooded = verdict == Entrance.Verdict.FLOODED;
      around.figures().count(flooded ? Counter.ICE_FLOODED : Counter.ICE_REFUSED);
      return;
    }
    Optional<StunPacket> packet =
        StunPacket.read(bytes, StunFraming.PADDED)
            .or(() -> StunPacket.read(bytes, StunFraming.UNPADDED));
    StunType type = packet.map(each -> each.message().type()).orElse(StunType.BINDING_INDICATION);
    if (type.equals(StunType.BINDING_REQUEST)) {
      packet.ifPresent(request -> request(component, from, request));
    } else if (type.equals(StunType.BINDING_RESPONSE) || type.equals(StunType.BINDING_ERROR)) {
      packet.ifPresent(answer -> answer(component, from, answer));
    }
  }

  private void request(int component, InetSocketAddress from, StunPacket packet) {
    StunMessage request = packet.message();
    Optional<IceDialect> proven = admission.admit(component, from, packet);
    if (proven.isEmpty()) {
      return;
    }
    entrance.proven(from, around.clock().getAsLong());
    speak(proven.get());
    Optional<StunError> refusal = refusal(request);
    if (refusal.isPresent()) {
      around.transport().send(component, from, messages.error(request, dialect, refusal.get()));
      return;
    }
    around.transport().send(component, from, messages.response(request, dialect, from));
    Learned learned = Learned.of(component, from, request);
    if (remote != null) {
      learn(learned);
    } else if (early.size() < limits.early()) {
      early.add(learned);
    }
  }

  /** Checks that the peer could not understand are made again. */
  private void speak(IceDialect proven) {
    if (dialect != proven) {
      dialect = proven;
      checks.repeat();
    }
  }

  private Optional<StunError> refusal(StunMessage request) {
    if (!request.unknownRequired().isEmpty()) {
      return Optional.of(StunError.UNKNOWN_ATTRIBUTE);
    }
    return switch (role.claim(request)) {
      case AGREES -> Optional.empty();
      case LOSES -> Optional.of(StunError.ROLE_CONFLICT);
      case WINS -> {
        changeRole();
        yield Optional.empty();
      }
    };
  }

  private void changeRole() {
    role.change();
    checks.sort();
  }

  /** RFC 8445 7.3.1.3 to 7.3.1.5. */
  private void learn(Learned learned) {
    pair(learned.component(), learned.from(), learned.priority())
        .ifPresent(pair -> asked(pair, learned.nominates() && !role.controlling()));
  }

  /** The pair of an address, a new one if it is not known; empty if there are too many. */
  private Optional<CandidatePair> pair(int component, InetSocketAddress from, long priority) {
    Optional<CandidatePair> known = checks.find(component, from);
    // Alike nothing else, so its foundation is its own.
    String foundation = "prflx " + component + from;
    return known.isPresent()
        ? known
        : session
            .base(component)
            .map(base -> new CandidatePair(base, from, foundation, priority))
            .filter(checks::add);
  }

  private void asked(CandidatePair pair, boolean nominates) {
    if (nominates) {
      pair.nominateByPeer();
    }
    if (pair.state() == State.SUCCEEDED) {
      if (nominates) {
        nominate(pair);
      }
    } else if (pair.state() == State.IN_PROGRESS) {
      // The way is open now, if the first check was too early for a translator.
      transactions.hurry(pair, around.clock().getAsLong() + limits.pace().toNanos());
    } else {
      checks.trigger(pair);
    }
  }

  private void answer(int component, InetSocketAddress from, StunPacket packet) {
    Optional<Transaction> open = transactions.find(packet.message().id());
    if (open.isEmpty() || remote == null) {
      return; // the second answer to a repeated check
    }
    if (IceMessages.proven(packet, remote.password()).isEmpty()) {
      around.figures().count(Counter.ICE_REFUSED);
      return;
    }
    transactions.take(packet.message().id());
    Transaction check = open.get();
    CandidatePair pair = check.pair();
    if (packet.message().type().equals(StunType.BINDING_ERROR)) {
      refused(check, packet.message());
    } else if (!pair.remote().equals(from) || pair.component() != component) {
      // RFC 8445 7.2.5.2.1: the answer must come the way that the check went.
      lost(check);
    } else {
      proven(check);
    }
  }

  private void refused(Transaction check, StunMessage error) {
    boolean conflict =
        error
            .first(StunAttributeType.ERROR_CODE)
            .flatMap(StunError::of)
            .filter(each -> each.code() == StunError.ROLE_CONFLICT.code())
            .isPresent();
    if (!conflict) {
      lost(check);
      return;
    }
    if (check.controlling() == role.controlling()) {
      changeRole();
    }
    checks.trigger(check.pair());
  }

  private void lost(Transaction check) {
    State state = check.pair().state();
    if (!check.isConsent() && (state == State.IN_PROGRESS || check.nominates())) {
      check.pair().state(State.FAILED);
    }
  }

  private void proven(Transaction check) {
    CandidatePair pair = check.pair();
    long now = around.clock().getAsLong();
    selection.answered(pair, now);
    if (firstSuccess.isEmpty()) {
      firstSuccess = OptionalLong.of(now);
    }
    checks.succeeded(pair);
    if (role.controlling() ? check.nominates() : pair.nominatedByPeer()) {
      nominate(pair);
    }
  }

  private void nominate(CandidatePair pair) {
    pair.nominate();
    Optional<CandidatePair> best =
        checks.first(each -> each.component() == pair.component() && each.nominated());
    if (best.isEmpty() || !selection.use(best.get(), around.clock().getAsLong())) {
      return;
    }
    checks.settle(best.get());
    transactions.forgetFailed();
    around.listener().selected(best.get().component(), best.get().remote());
    if (selection.complete() && !connected) {
      connected = true;
      around.figures().count(Counter.ICE_CONNECTED);
      around.listener().connected();
    }
  }

  /**
   * Does what is due.
   *
   * @return when it wants to be called again, in the time of the clock; {@link Long#MAX_VALUE} for
   *     never. A packet may make it sooner: call it after {@link #received} too.
   */
  public long tick() {
    long now = around.clock().getAsLong();
    if (!closed) {
      expire(now);
    }
    if (closed) {
      return Long.MAX_VALUE;
    }
    transactions.repeated(now).forEach(this::send);
    transactions.lost(now).forEach(this::lost);
    choose(now);
    if (remote != null && now - nextCheck >= 0) {
      checks.next().ifPresent(pair -> check(pair, false, limits.transmissions(), now));
    }
    selection.toAsk(now).ifPresent(pair -> check(pair, false, 1, now));
    return now + untilDue(now);
  }

  private void expire(long now) {
    if (!connected && now - began >= limits.overall().toNanos()) {
      fail(IceFailure.NO_PAIR);
    } else if (dialect == IceDialect.RFC
        && selection.silent(now, limits.consentExpiry().toNanos())) {
      // Peers of [MS-ICE2] know nothing of consent; silence of theirs is for the engine to notice.
      fail(IceFailure.CONSENT_LOST);
    }
  }

  private void fail(IceFailure why) {
    closed = true;
    around.figures().count(Counter.ICE_FAILED);
    around.listener().failed(why);
  }

  /** The controlling side nominates the best pair once no better one is to be expected. */
  private void choose(long now) {
    if (!role.controlling() || firstSuccess.isEmpty()) {
      return;
    }
    boolean settled = now - firstSuccess.getAsLong() >= limits.settling().toNanos();
    for (int component : session.components()) {
      if (selection.of(component).isEmpty() && !transactions.nominating(component)) {
        checks
            .first(pair -> pair.component() == component && pair.state() == State.SUCCEEDED)
            .filter(pair -> settled || !checks.mayImprove(pair))
            .ifPresent(pair -> check(pair, true, limits.transmissions(), now));
      }
    }
  }

  private void check(CandidatePair pair, boolean nominates, int transmissions, long now) {
    if (remote == null) {
      return;
    }
    if (pair.state() != State.SUCCEEDED) {
      pair.state(State.IN_PROGRESS);
      transactions.forget(pair);
      nextCheck = now + limits.pace().toNanos();
    }
    TransactionId id = TransactionId.random(around.random());
    IceMessages.Check check =
        new IceMessages.Check(
            IceCandidate.priority(IceCandidate.Type.PRFLX, pair.component(), 0xffff),
            role.controlling(),
            role.tieBreaker(),
            nominates,
            pair.local().foundation());
    byte[] packet = messages.request(id, dialect, remote, check);
    Transaction sent = new Transaction(pair, packet, nominates, role.controlling(), transmissions);
    transactions.add(id, sent, now);
    send(sent);
  }

  private void send(Transaction check) {
    around.transport().send(check.pair().component(), check.pair().remote(), check.packet());
  }

  private long untilDue(long now) {
    long wait = Math.min(transactions.untilDue(now), selection.untilAsking(now));
    if (remote != null && checks.hasNext()) {
      wait = Math.min(wait, nextCheck - now);
    }
    if (!connected) {
      wait = Math.min(wait, began + limits.overall().toNanos() - now);
      if (role.controlling() && firstSuccess.isPresent()) {
        wait = Math.min(wait, limits.settling().toNanos());
      }
    }
    return Math.max(0, wait);
  }
}
