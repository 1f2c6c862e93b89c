package org.confab.mediaserver.immcu;

import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Leg;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.sip.SipUri;

/** One endpoint that reads and writes. Guarded by its conference. */
final class ImLeg extends Leg {
  private final ImMcu mcu;
  private final Optional<ImSdp> invitation;
  private final Outbox outbox;
  private Formats formats;

  /**
   * @param invitation what its INVITE offered, if it has come by one
   */
  ImLeg(
      LegOrder order,
      Optional<SipUri> device,
      Optional<ImSdp> invitation,
      LegDialog dialog,
      ImMcu mcu) {
    super(order, device, dialog);
    this.mcu = mcu;
    this.invitation = invitation;
    this.formats = new Formats(invitation.map(ImSdp::types).orElse(order.leg().formats()));
    this.outbox = new Outbox(dialog, mcu.limits());
  }

  Formats reads() {
    return formats;
  }

  Outbox outbox() {
    return outbox;
  }

  @Override
  protected List<String> formats() {
    return formats.types();
  }

  @Override
  protected Body answer() {
    return invitation.map(offer -> Body.sdp(offer.answer(mcu.host()))).orElseGet(this::offer);
  }

  @Override
  protected Body offer() {
    return Body.sdp(ImSdp.offer(mcu.host()));
  }

  @Override
  protected boolean answered(Body answer) {
    formats = new Formats(ImSdp.read(answer.bytes()).map(ImSdp::types).orElse(List.of()));
    return super.answered(answer);
  }

  @Override
  protected void over() {
    super.over();
    outbox.close(480);
  }
}
