package org.confab.mediaserver.mcu;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.sip.SipUri;

/**
 * One endpoint in a conference: who it is, what it may do, and how far it is. What it sends and
 * gets is its kind's. Guarded by its conference.
 */
public abstract class Leg {
  /** After so many own requests the server is told the CSeq again: half of the take-over's jump. */
  private static final long SEQUENCE_STEP = DialogState.TAKE_OVER_JUMP / 2;

  private final String endpoint;
  private final SipUri user;
  private final McuType type;
  private final JoiningMethod joining;
  private final Optional<SipUri> uri;
  private final LegDialog dialog;
  private Role role;
  private Optional<Role> own;
  private LegStatus status;
  private boolean blocked;
  private boolean moved;
  private long toldSequence;

  /**
   * @param order what the server said of it
   * @param uri where the device is reached, if that is known
   */
  protected Leg(LegOrder order, Optional<SipUri> uri, LegDialog dialog) {
    this.endpoint = order.leg().endpoint();
    this.user = order.user();
    this.type = order.leg().type();
    this.joining = order.leg().joining();
    this.status =
        order.leg().status() == LegStatus.DIALING_OUT ? LegStatus.DIALING_OUT : LegStatus.CONNECTED;
    this.blocked = order.leg().blocked();
    this.role = order.role();
    this.own = order.leg().role();
    this.uri = uri;
    this.dialog = dialog;
  }

  /** Its name in the roster. */
  public String endpoint() {
    return endpoint;
  }

  /** Whose it is. */
  public SipUri user() {
    return user;
  }

  /** The device's address, or the user's if only that is known. */
  public String address() {
    return uri.orElse(user).asString();
  }

  /** What it may do: what its user may, unless it was given a role of its own. */
  public Role role() {
    return own.orElse(role);
  }

  /** Its user has another role, which holds for all his endpoints. */
  void role(Role other) {
    role = other;
    own = Optional.empty();
  }

  /** This endpoint alone has another role. */
  void ownRole(Role other) {
    own = Optional.of(other).filter(it -> it != role);
  }

  /** Whether what it sends is kept from the others. */
  public boolean blocked() {
    return blocked;
  }

  /** Blocks it, or lets it be heard again. */
  protected void blocked(boolean value) {
    blocked = value;
  }

  /**
   * Keeps one medium from the others, or lets it be seen again.
   *
   * @param medium its id in the roster
   * @return false if that medium is what {@link #blocked(boolean)} is about
   */
  protected boolean blocked(String medium, boolean value) {
    return false;
  }

  /** Its dialog. */
  public LegDialog dialog() {
    return dialog;
  }

  /** Whether it is in, rather than called and not there yet. */
  public boolean connected() {
    return status == LegStatus.CONNECTED;
  }

  /** The answer to the INVITE with which it came. */
  protected abstract Body answer();

  /** This side's offer, for an INVITE of its own. */
  protected abstract Body offer();

  /**
   * The endpoint has answered this side's offer.
   *
   * @return false if the answer cannot be used, so that the leg has to go
   */
  protected boolean answered(Body answer) {
    status = LegStatus.CONNECTED;
    return true;
  }

  /** Another MCU goes on in its dialog: nobody is to notice that it is over here. */
  void moves() {
    moved = true;
  }

  /** Whether another MCU goes on in its dialog. */
  protected boolean moved() {
    return moved;
  }

  /** It is out: what it has is to be let go. */
  protected void over() {
    status = LegStatus.DISCONNECTED;
  }

  /** Whether so many requests have left since the server was told that it must be told again. */
  public boolean isAhead() {
    return connected() && dialog.state().localSequence() - toldSequence >= SEQUENCE_STEP;
  }

  /** The leg as the server is told of it, so that another MCU can go on in its dialog. */
  McuLeg told() {
    Optional<DialogState> state =
        connected() ? Optional.of(dialog.state().withMedia(handedOn())) : Optional.empty();
    toldSequence = state.map(DialogState::localSequence).orElse(0L);
    return leg(state);
  }

  /** The leg as everybody may see it. */
  McuLeg seen() {
    return leg(Optional.empty());
  }

  /** What another MCU of its kind needs to go on in its media, as one word; empty if nothing. */
  protected String handedOn() {
    return "";
  }

  /** The media types that it reads, if its kind has such. */
  protected List<String> formats() {
    return List.of();
  }

  /** Its media as the roster tells them, if its kind tells them. */
  protected List<LegMedia> media() {
    return List.of();
  }

  private McuLeg leg(Optional<DialogState> state) {
    boolean gone = status == LegStatus.DISCONNECTED;
    return new McuLeg(
        endpoint,
        type,
        status,
        joining,
        uri,
        connected() ? dialog.state().callId() : "",
        blocked,
        gone ? List.of() : formats(),
        gone ? Optional.empty() : own,
        state,
        gone ? List.of() : media());
  }
}
