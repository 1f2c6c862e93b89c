package org.confab.mediaserver.immcu;

import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.mcu.McuState;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * One IM conference: who is in it, and in which order everybody gets what is written.
 *
 * <p>All that happens in it happens one after the other, under its monitor. That is enough, and
 * nobody waits there, because nothing below it blocks: {@link LegDialog} only queues. The order in
 * which messages come in is the order in which every recipient gets them.
 */
public final class ImConference {
  private static final System.Logger LOG = System.getLogger(ImConference.class.getName());

  private final ImSurroundings around;
  private final AtomicInteger allLegs;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final Door door;
  private final News news;
  private final Relay relay;
  private McuConference given;
  private boolean ended;

  ImConference(McuConference given, ImSurroundings around, AtomicInteger allLegs) {
    this.given = given;
    this.around = around;
    this.allLegs = allLegs;
    this.door = new Door(around.clock(), around.limits());
    this.news = new News(around.origin());
    this.relay = new Relay(around, given.generation(), this::settled);
  }

  /** The conference at this MCU. */
  public synchronized ConferenceUri uri() {
    return given.uri();
  }

  /** The conference as the server gave it, with all changes since. */
  public synchronized McuConference given() {
    return given;
  }

  /** Whether it is over. */
  public synchronized boolean ended() {
    return ended;
  }

  /** How many endpoints are in it. */
  public synchronized int size() {
    return legs.size();
  }

  /** What the server has not been told yet, with the next version. */
  public synchronized Optional<McuState> news() {
    return ended ? Optional.empty() : news.next(given, legs.values());
  }

  /** All there is to tell but the dialogs, for {@code getConference}. */
  public synchronized McuState whole() {
    return news.whole(given, legs.values());
  }

  /** The server has lost count: the next {@link #news} is everything. */
  public synchronized void tellEverything() {
    news.ofEverything();
  }

  /**
   * Carries out an {@code addUser}; throws {@link McuRefused}. Dialogs that are there already come
   * with the conference alone, see {@link #takeOver}: whoever may only name a user takes over none.
   */
  public synchronized void order(LegOrder order) {
    Optional<Leg> same = own(order);
    switch (order.leg().status()) {
      case PENDING -> {
        if (!door.expect(order)) {
          throw new McuRefused(C3pReason.SERVER_BUSY);
        }
      }
      case DIALING_OUT -> {
        SipUri target = order.leg().uri().orElse(order.user());
        begin(order, same, way -> around.dialogs().dialOut(uri(), order.user(), target, way));
      }
      default -> throw new McuRefused(C3pReason.REQUEST_MALFORMED);
    }
  }

  /** Goes on in the dialog of a leg that another MCU had; throws {@link McuRefused}. */
  synchronized void takeOver(LegOrder order) {
    DialogState state =
        order
            .leg()
            .dialog()
            .orElseThrow(() -> new McuRefused(C3pReason.REQUEST_MALFORMED))
            .takenOver();
    around.figures().count(Counter.LEGS_TAKEN_OVER);
    begin(order, own(order), way -> around.dialogs().takeOver(order.user(), state, way));
  }

  private void begin(LegOrder order, Optional<Leg> same, Function<LegInput, LegDialog> dialog) {
    if (requireRoom(same).isPresent()) {
      throw new McuRefused(C3pReason.MAXIMUM_MEETING_SIZE_EXCEEDED);
    }
    same.ifPresent(this::replaced);
    Way way = new Way(this);
    enter(way, order, order.leg().uri(), order.leg().formats(), dialog.apply(way));
  }

  /** The leg that has the order's endpoint already; {@link McuRefused} if it is somebody else's. */
  private Optional<Leg> own(LegOrder order) {
    Optional<Leg> same = Optional.ofNullable(legs.get(order.leg().endpoint()));
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
   * @param formats the media types that it reads
   * @param accepted runs when it is in, before anything is sent to it
   */
  public synchronized LegInput join(
      SipUri user,
      Optional<SipUri> device,
      List<String> formats,
      LegDialog dialog,
      Runnable accepted) {
    Optional<LegOrder> order = ended ? Optional.empty() : door.admit(user, dialog.state().callId());
    if (order.isEmpty()) {
      around.figures().count(Counter.LEGS_REFUSED);
      throw new LegRefused(403, Diagnostic.CONFERENCE_FORBIDDEN);
    }
    Optional<Leg> same = Optional.ofNullable(legs.get(order.get().leg().endpoint()));
    requireRoom(same)
        .ifPresent(
            refused -> {
              around.figures().count(Counter.LEGS_REFUSED);
              throw refused;
            });
    same.ifPresent(this::replaced);
    accepted.run();
    around.figures().count(Counter.LEGS_JOINED);
    Way input = new Way(this);
    enter(input, order.get(), device, formats, dialog);
    return input;
  }

  private Optional<LegRefused> requireRoom(Optional<Leg> instead) {
    if (instead.isPresent()) {
      return Optional.empty();
    }
    boolean full = given.maximumLegs() > 0 && legs.size() >= given.maximumLegs();
    return full || allLegs.get() >= around.limits().legs()
        ? Optional.of(new LegRefused(503, Diagnostic.OVERLOADED))
        : Optional.empty();
  }

  private void replaced(Leg former) {
    former.dialog().end();
    drop(former, "was replaced");
  }

  private void enter(
      Way input, LegOrder order, Optional<SipUri> device, List<String> formats, LegDialog dialog) {
    Leg leg = new Leg(order, device, formats, dialog, new Outbox(dialog, around.limits()));
    input.leadsTo(leg);
    if (order.leg().status() == LegStatus.PENDING && given.filters().blocks(leg.role())) {
      leg.blocked(true);
    }
    legs.put(leg.endpoint(), leg);
    allLegs.incrementAndGet();
    log(leg, leg.connected() ? "is in" : "is called from");
    tell(leg);
  }

  /** Puts a user out, or one endpoint of it; false if there was none. */
  public synchronized boolean remove(SipUri user, Optional<String> endpoint) {
    List<Leg> out =
        of(user).stream()
            .filter(leg -> endpoint.isEmpty() || endpoint.get().equalsIgnoreCase(leg.endpoint()))
            .toList();
    boolean expected = endpoint.isEmpty() && door.forget(user);
    for (Leg leg : out) {
      leg.dialog().end();
      drop(leg, "was put out of");
    }
    return expected || !out.isEmpty();
  }

  /** Gives a user another role, with what the filters say of it; false if there is no such user. */
  public synchronized boolean role(SipUri user, Role role) {
    List<Leg> those = of(user);
    for (Leg leg : those) {
      boolean own = leg.seen().role().isPresent();
      leg.role(role);
      block(leg, given.filters().blocks(role));
      if (own) {
        tell(leg);
      }
    }
    return door.role(user, role) || !those.isEmpty();
  }

  /**
   * Gives one endpoint a role of its own, with what the filters say of it; false if there is none.
   */
  public synchronized boolean role(SipUri user, String endpoint, Role role) {
    Optional<Leg> found = of(user, endpoint);
    found.ifPresent(
        leg -> {
          leg.ownRole(role);
          block(leg, given.filters().blocks(role));
          tell(leg);
        });
    return found.isPresent();
  }

  /** Blocks or unblocks one endpoint; false if there is none such. */
  public synchronized boolean block(SipUri user, String endpoint, boolean blocked) {
    Optional<Leg> found = of(user, endpoint);
    found.ifPresent(leg -> block(leg, blocked));
    return found.isPresent();
  }

  private void block(Leg leg, boolean blocked) {
    if (leg.blocked() != blocked) {
      leg.blocked(blocked);
      log(leg, blocked ? "is blocked in" : "is heard again in");
      tell(leg);
    }
  }

  /** Other settings; {@link McuRefused} if they are of another generation. */
  public synchronized void modify(McuConference other) {
    if (other.generation() != given.generation()) {
      throw new McuRefused(C3pReason.INVALID_VERSION);
    }
    boolean filters = !other.filters().equals(given.filters());
    given = other;
    if (filters) {
      legs.values().forEach(leg -> block(leg, given.filters().blocks(leg.role())));
    }
    news.ofView();
    around.changed().accept(this);
  }

  /** Locks or unlocks. Whom the Focus announces comes in nevertheless: the lock is its decision. */
  public synchronized void lock(boolean locked) {
    modify(
        new McuConference(
            given.focus(),
            given.type(),
            given.generation(),
            given.maximumLegs(),
            locked,
            given.filters()));
  }

  /** Other filters, for all who are in and all who come. */
  public synchronized void filters(MediaFilters filters) {
    modify(
        new McuConference(
            given.focus(),
            given.type(),
            given.generation(),
            given.maximumLegs(),
            given.locked(),
            filters));
  }

  /**
   * Ends it.
   *
   * @param moved whether another MCU goes on in its dialogs, so that nobody is told
   */
  public synchronized void end(boolean moved) {
    ended = true;
    for (Leg leg : List.copyOf(legs.values())) {
      if (moved) {
        leg.dialog().abandon();
      } else {
        leg.dialog().end();
      }
      drop(leg, moved ? "was handed on in" : "sees the end of");
    }
  }

  synchronized void message(Leg sender, ImMessage text, LongConsumer accepted) {
    if (present(sender)) {
      relay.message(sender, others(sender), text, accepted);
    } else {
      throw new LegRefused(481, Diagnostic.CONFERENCE_URI_INVALID);
    }
  }

  synchronized void typing(Leg sender, ImMessage notice) {
    if (present(sender)) {
      relay.typing(sender, others(sender), notice);
    }
  }

  synchronized void answered(Leg leg, List<String> formats) {
    if (present(leg)) {
      leg.connected(formats);
      log(leg, "is in");
      tell(leg);
    }
  }

  synchronized void left(Leg leg) {
    if (present(leg)) {
      drop(leg, "has left");
    }
  }

  /** Something that a leg was sent has been answered; guards what that does. */
  private synchronized void settled(Leg leg, int status, Runnable action) {
    action.run();
    if (!present(leg)) {
      return;
    }
    if (status == 481) {
      leg.dialog().abandon();
      drop(leg, "does not know its dialog any more with");
    } else if (leg.outbox().isSilent()) {
      leg.dialog().end();
      drop(leg, "does not answer and is given up by");
    } else if (leg.isAhead()) {
      tell(leg);
    }
  }

  private boolean present(Leg leg) {
    return legs.get(leg.endpoint()) == leg;
  }

  private List<Leg> of(SipUri user) {
    return legs.values().stream().filter(leg -> leg.user().equals(user.aor())).toList();
  }

  private Optional<Leg> of(SipUri user, String endpoint) {
    return of(user).stream().filter(leg -> leg.endpoint().equalsIgnoreCase(endpoint)).findFirst();
  }

  private Collection<Leg> others(Leg sender) {
    return legs.values().stream().filter(leg -> leg != sender && leg.connected()).toList();
  }

  private void drop(Leg leg, String how) {
    legs.remove(leg.endpoint());
    allLegs.decrementAndGet();
    leg.over();
    log(leg, how);
    tell(leg);
    leg.outbox().close(480);
  }

  private void tell(Leg leg) {
    news.of(leg);
    around.changed().accept(this);
  }

  private void log(Leg leg, String what) {
    LOG.log(
        Level.INFO,
        "{0} {1} {2} (Call-ID {3})",
        leg.user().asString(),
        what,
        given.uri().asString(),
        leg.dialog().state().callId());
  }
}
