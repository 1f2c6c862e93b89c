package org.confab.mediaserver.mcu;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.mcu.MediaOrder;
import org.confab.protocol.mcu.RoomChange;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * One conference at its MCU: who is in it, and what the server is told of that. What its legs send
 * each other is its kind's.
 *
 * <p>All that happens in it happens one after the other, under its monitor. That is enough, and
 * nobody waits there, because nothing below it blocks: {@link LegDialog} only queues.
 *
 * @param <L> the legs of its kind
 */
public abstract class Conference<L extends Leg> extends Medium<L> {
  private static final System.Logger LOG = System.getLogger(Conference.class.getName());

  private final McuSurroundings around;
  private final Legs<L> legs;
  private final Door door;
  private final News news;
  private final Silence<L> silence;
  private McuConference given;
  private boolean ended;

  /** A conference that the server has given. */
  protected Conference(McuConference given, McuKind.Common common) {
    this.given = given;
    this.around = common.around();
    this.legs = new Legs<>(common.legs(), around.limits().legs());
    this.door = new Door(around.clock(), around.limits());
    this.news = new News(around.origin());
    this.silence = new Silence<>(legs, this::tell, this::log);
  }

  /** The conference at this MCU. */
  public final synchronized ConferenceUri uri() {
    return given.uri();
  }

  /** The conference as the server gave it, with all changes since. */
  public final synchronized McuConference given() {
    return given;
  }

  /** Whether it is over. */
  public final synchronized boolean ended() {
    return ended;
  }

  /** How many endpoints are in it. */
  public final synchronized int size() {
    return legs.size();
  }

  /** What the server has not been told yet, with the next version. */
  public final synchronized Optional<McuState> news() {
    return ended ? Optional.empty() : news.next(given, legs.all());
  }

  /** All there is to tell but the dialogs, for {@code getConference}. */
  public final synchronized McuState whole() {
    return news.whole(given, legs.all());
  }

  /** The server has lost count: the next {@link #news} is everything. */
  public final synchronized void tellEverything() {
    news.ofEverything();
  }

  /**
   * Carries out an {@code addUser}; throws {@link McuRefused}. Dialogs that are there already come
   * with the conference alone, see {@link #takeOver}: whoever may only name a user takes over none.
   */
  public final synchronized void order(LegOrder order) {
    Optional<L> same = own(order);
    switch (order.leg().status()) {
      case PENDING -> {
        if (!door.expect(order)) {
          throw new McuRefused(C3pReason.SERVER_BUSY);
        }
      }
      case DIALING_OUT -> dialOut(order, same);
      default -> throw new McuRefused(C3pReason.REQUEST_MALFORMED);
    }
  }

  private void dialOut(LegOrder order, Optional<L> same) {
    SipUri target = order.leg().uri().orElse(order.user());
    L leg =
        begin(
            same,
            way -> around.dialogs().dialOut(uri(), order.user(), target, way),
            dialog -> called(order, dialog));
    silence.newcomer(leg, given.filters());
    leg.dialog().invite(leg.offer());
  }

  /** Goes on in the dialog of a leg that another MCU had; throws {@link McuRefused}. */
  final synchronized void takeOver(LegOrder order) {
    DialogState state =
        order
            .leg()
            .dialog()
            .orElseThrow(() -> new McuRefused(C3pReason.REQUEST_MALFORMED))
            .takenOver();
    around.figures().count(Counter.LEGS_TAKEN_OVER);
    L leg =
        begin(
            own(order),
            way -> around.dialogs().takeOver(uri(), order.user(), state, way),
            dialog -> resumed(order, dialog));
    goesOn(leg);
  }

  private L begin(
      Optional<L> same, Function<LegInput, LegDialog> begun, Function<LegDialog, L> made) {
    if (same.isEmpty() && legs.full(given.maximumLegs())) {
      throw new McuRefused(C3pReason.MAXIMUM_MEETING_SIZE_EXCEEDED);
    }
    Way<L> way = new Way<>(this);
    LegDialog dialog = begun.apply(way);
    L leg;
    try {
      leg = made.apply(dialog);
    } catch (LegRefused noPlace) {
      dialog.abandon();
      throw new McuRefused(C3pReason.SERVER_BUSY);
    } catch (RuntimeException unforeseen) {
      dialog.abandon();
      throw unforeseen;
    }
    same.ifPresent(this::replaced);
    enter(way, leg);
    return leg;
  }

  /** The leg that has the order's endpoint already; {@link McuRefused} if it is somebody else's. */
  private Optional<L> own(LegOrder order) {
    Optional<L> same = legs.find(order.leg().endpoint());
    if (same.filter(leg -> !leg.user().equals(order.user())).isPresent()
        || door.isForAnother(order)) {
      throw new McuRefused(C3pReason.FORBIDDEN);
    }
    return same;
  }

  /**
   * Lets in an endpoint that the server has announced; throws {@link LegRefused} otherwise.
   *
   * @param user who the server says it is
   * @param device where it is reached: its Contact
   * @param offer what it offers; empty if this side is to
   * @param accepted gets the answer, or this side's offer, when it is in, before anything is sent
   *     to it
   */
  public final synchronized LegInput join(
      SipUri user,
      Optional<SipUri> device,
      Optional<Body> offer,
      LegDialog dialog,
      Consumer<Body> accepted) {
    Newcomer<L> newcomer = newcomer(offer);
    try {
      return admit(newcomer, user, device, dialog, accepted);
    } catch (LegRefused refused) {
      around.figures().count(Counter.LEGS_REFUSED);
      throw refused;
    }
  }

  private LegInput admit(
      Newcomer<L> newcomer,
      SipUri user,
      Optional<SipUri> device,
      LegDialog dialog,
      Consumer<Body> accepted) {
    LegOrder order =
        Optional.of(dialog.state().callId())
            .filter(callId -> !ended)
            .flatMap(callId -> door.admit(user, callId))
            .orElseThrow(() -> new LegRefused(403, Diagnostic.CONFERENCE_FORBIDDEN));
    Optional<L> same = legs.find(order.leg().endpoint());
    if (same.isEmpty() && legs.full(given.maximumLegs())) {
      throw new LegRefused(503, Diagnostic.OVERLOADED);
    }
    L leg = newcomer.enter(order, device, dialog);
    try {
      silence.newcomer(leg, given.filters());
      same.ifPresent(this::replaced);
      accepted.accept(leg.answer());
    } catch (RuntimeException notIn) {
      leg.over(); // nobody else knows of it
      throw notIn;
    }
    around.figures().count(Counter.LEGS_JOINED);
    Way<L> way = new Way<>(this);
    enter(way, leg);
    entered(leg);
    return way;
  }

  private void replaced(L former) {
    former.dialog().end();
    drop(former, "was replaced");
  }

  private void enter(Way<L> way, L leg) {
    way.leadsTo(leg);
    legs.add(leg);
    log(leg, leg.connected() ? "is in" : "is called from");
    tell(leg);
  }

  /** Puts a user out, or one endpoint of it; false if there was none. */
  public final synchronized boolean remove(SipUri user, Optional<String> endpoint) {
    List<L> out =
        legs.of(user).stream()
            .filter(leg -> endpoint.isEmpty() || endpoint.get().equalsIgnoreCase(leg.endpoint()))
            .toList();
    boolean expected = endpoint.isEmpty() && door.forget(user);
    for (L leg : out) {
      leg.dialog().end();
      drop(leg, "was put out of");
    }
    return expected || !out.isEmpty();
  }

  /** Gives a user another role, with what the filters say of it; false if there is no such user. */
  public final synchronized boolean role(SipUri user, Role role) {
    boolean inside = silence.role(user, role, given.filters());
    return door.role(user, role) || inside;
  }

  /**
   * Gives one endpoint a role of its own, with what the filters say of it; false if there is none.
   */
  public final synchronized boolean role(SipUri user, String endpoint, Role role) {
    return silence.role(user, endpoint, role, given.filters());
  }

  /** Blocks or unblocks one endpoint; false if there is none such. */
  public final synchronized boolean block(SipUri user, String endpoint, boolean blocked) {
    return silence.block(user, endpoint, blocked);
  }

  /** Blocks or unblocks one medium of an endpoint; false if there is no such endpoint. */
  public final synchronized boolean block(
      SipUri user, String endpoint, String medium, boolean blocked) {
    return silence.block(user, endpoint, medium, blocked);
  }

  /** Other settings; {@link McuRefused} if they are of another generation. */
  public final synchronized void change(RoomChange change) {
    if (change
        .generation()
        .filter(it -> !it.equals(Long.toString(given.generation())))
        .isPresent()) {
      throw new McuRefused(C3pReason.INVALID_VERSION);
    }
    modify(change.applied(given));
  }

  private void modify(McuConference other) {
    allow(other);
    McuConference before = given;
    given = other;
    if (!other.filters().equals(before.filters())) {
      silence.rule(given.filters());
    }
    settled(before);
    news.ofView();
    around.changed().accept(this);
  }

  /** Locks or unlocks. Whom the Focus announces comes in nevertheless: the lock is its decision. */
  public final synchronized void lock(boolean locked) {
    modify(given.withLocked(locked));
  }

  /** The server is asked to lock the conference, or to open it: the lock is the Focus's. */
  protected final void wish(boolean locked) {
    news.wish(locked);
    around.changed().accept(this);
  }

  /** Other filters, for all who are in and all who come. */
  public final synchronized void filters(MediaFilters filters) {
    filters(new MediaOrder(Optional.of(filters), Map.of()));
  }

  /**
   * Other filters for all who are in and all who come, but for the users that the order names; all
   * of it, or nothing and {@link McuRefused}.
   */
  public final synchronized void filters(MediaOrder order) {
    silence.order(order);
    given = given.withFilters(order.rules().orElse(given.filters()));
    news.ofView();
    around.changed().accept(this);
  }

  /**
   * Ends it.
   *
   * @param moved whether another MCU goes on in its dialogs, so that nobody is told
   */
  public final synchronized void end(boolean moved) {
    ended = true;
    for (L leg : List.copyOf(legs.all())) {
      if (moved) {
        leg.dialog().abandon();
        leg.moves();
      } else {
        leg.dialog().end();
      }
      drop(leg, moved ? "was handed on in" : "sees the end of");
    }
    closed();
  }

  @Override
  protected void declined(L leg, int status) {
    log(leg, "does not take an offer (" + status + ") of");
  }

  synchronized Body invited(L leg, Optional<Body> offer) {
    requirePresent(leg);
    return invitedAgain(leg, offer);
  }

  synchronized void answered(L leg, Body answer) {
    if (!present(leg)) {
      return;
    }
    boolean first = !leg.connected();
    if (leg.answered(answer)) {
      if (first) {
        log(leg, "is in");
        entered(leg);
      }
      tell(leg);
    } else {
      leg.dialog().end();
      drop(leg, "gives no answer that could be used by");
    }
  }

  synchronized void left(L leg) {
    if (present(leg)) {
      drop(leg, "has left");
    }
  }

  /** Throws {@link LegRefused} for a leg that is out. */
  protected final void requirePresent(L leg) {
    if (!present(leg)) {
      throw new LegRefused(481, Diagnostic.CONFERENCE_URI_INVALID);
    }
  }

  /** Whether a leg is in the conference. */
  protected final boolean present(L leg) {
    return legs.has(leg);
  }

  /** Who is in it besides that leg. */
  protected final Collection<L> others(L sender) {
    return legs.all().stream().filter(leg -> leg != sender && leg.connected()).toList();
  }

  /** All its legs. */
  protected final Collection<L> legs() {
    return legs.all();
  }

  /** A leg is out; its dialog is not touched. */
  protected final void drop(L leg, String how) {
    boolean was = leg.connected();
    legs.remove(leg);
    leg.over();
    log(leg, how);
    tell(leg);
    if (was && !ended) {
      gone(leg);
    }
  }

  /** The server is to be told of a leg. */
  protected final void tell(L leg) {
    news.of(leg);
    around.changed().accept(this);
  }

  /** One line about a leg. */
  protected final void log(L leg, String what) {
    LOG.log(
        Level.INFO,
        "{0} {1} {2} (Call-ID {3})",
        leg.user().asString(),
        what,
        given.uri().asString(),
        leg.dialog().state().callId());
  }
}
