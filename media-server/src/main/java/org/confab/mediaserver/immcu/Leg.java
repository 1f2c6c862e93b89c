package org.confab.mediaserver.immcu;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.conference.Role;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.sip.SipUri;

/** One endpoint in a conference. Guarded by its conference. */
final class Leg {
  /** After so many own requests the server is told the CSeq again: half of the take-over's jump. */
  private static final long SEQUENCE_STEP = DialogState.TAKE_OVER_JUMP / 2;

  private final String endpoint;
  private final SipUri user;
  private final JoiningMethod joining;
  private final Optional<SipUri> uri;
  private final LegDialog dialog;
  private final Outbox outbox;
  private Role role;
  private Optional<Role> own;
  private LegStatus status;
  private boolean blocked;
  private Formats formats;
  private long toldSequence;

  /**
   * @param order what the server said of it
   * @param uri where the device is reached, if that is known
   */
  Leg(LegOrder order, Optional<SipUri> uri, List<String> formats, LegDialog dialog, Outbox outbox) {
    this.endpoint = order.leg().endpoint();
    this.user = order.user();
    this.joining = order.leg().joining();
    this.status =
        order.leg().status() == LegStatus.DIALING_OUT ? LegStatus.DIALING_OUT : LegStatus.CONNECTED;
    this.blocked = order.leg().blocked();
    this.role = order.role();
    this.own = order.leg().role();
    this.uri = uri;
    this.formats = new Formats(formats);
    this.dialog = dialog;
    this.outbox = outbox;
  }

  String endpoint() {
    return endpoint;
  }

  SipUri user() {
    return user;
  }

  /** The device's address, or the user's if only that is known. */
  String address() {
    return uri.orElse(user).asString();
  }

  /** What it may do: what its user may, unless it was given a role of its own. */
  Role role() {
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

  boolean blocked() {
    return blocked;
  }

  void blocked(boolean value) {
    blocked = value;
  }

  Formats formats() {
    return formats;
  }

  Outbox outbox() {
    return outbox;
  }

  LegDialog dialog() {
    return dialog;
  }

  boolean connected() {
    return status == LegStatus.CONNECTED;
  }

  void connected(List<String> types) {
    status = LegStatus.CONNECTED;
    formats = new Formats(types);
  }

  void over() {
    status = LegStatus.DISCONNECTED;
  }

  /** Whether so many requests have left since the server was told that it must be told again. */
  boolean isAhead() {
    return connected() && dialog.state().localSequence() - toldSequence >= SEQUENCE_STEP;
  }

  /** The leg as the server is told of it, so that another MCU can go on in its dialog. */
  McuLeg told() {
    Optional<DialogState> state = connected() ? Optional.of(dialog.state()) : Optional.empty();
    toldSequence = state.map(DialogState::localSequence).orElse(0L);
    return leg(state);
  }

  /** The leg as everybody may see it. */
  McuLeg seen() {
    return leg(Optional.empty());
  }

  private McuLeg leg(Optional<DialogState> state) {
    return new McuLeg(
        endpoint,
        McuType.CHAT,
        status,
        joining,
        uri,
        connected() ? dialog.state().callId() : "",
        blocked,
        status == LegStatus.DISCONNECTED ? List.of() : formats.types(),
        status == LegStatus.DISCONNECTED ? Optional.empty() : own,
        state);
  }
}
