package org.confab.mediaserver.immcu;

import java.util.Optional;
import java.util.function.LongConsumer;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Conference;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.McuKind;
import org.confab.mediaserver.mcu.Newcomer;
import org.confab.protocol.mcu.LegOrder;
import org.confab.protocol.mcu.McuConference;
import org.confab.protocol.sip.Diagnostic;

/**
 * One IM conference: in which order everybody gets what is written. The order in which messages
 * come in is the order in which every recipient gets them.
 */
public final class ImConference extends Conference<ImLeg> {
  private final ImMcu mcu;
  private final Relay relay;

  ImConference(McuConference given, McuKind.Common common, ImMcu mcu) {
    super(given, common);
    this.mcu = mcu;
    this.relay = new Relay(common.around(), mcu.limits(), given.generation(), this::settled);
  }

  @Override
  protected Newcomer<ImLeg> newcomer(Optional<Body> offer) {
    ImSdp sdp = read(offer);
    return (order, device, dialog) -> new ImLeg(order, device, Optional.of(sdp), dialog, mcu);
  }

  private static ImSdp read(Optional<Body> offer) {
    String type = offer.map(Body::contentType).orElse("");
    Body body =
        offer
            .filter(it -> it.bareType().equals(Body.SDP))
            .orElseThrow(
                () ->
                    new LegRefused(type.isEmpty() ? 400 : 415, Diagnostic.CONTENT_TYPE_UNEXPECTED));
    return ImSdp.read(body.bytes())
        .orElseThrow(() -> new LegRefused(488, Diagnostic.CONTENT_TYPE_UNEXPECTED));
  }

  @Override
  protected ImLeg called(LegOrder order, LegDialog dialog) {
    return resumed(order, dialog);
  }

  @Override
  protected ImLeg resumed(LegOrder order, LegDialog dialog) {
    return new ImLeg(order, order.leg().uri(), Optional.empty(), dialog, mcu);
  }

  /** What it reads stays as it was. */
  @Override
  protected Body invitedAgain(ImLeg leg, Optional<Body> offer) {
    return Body.sdp(read(offer).answer(mcu.host()));
  }

  @Override
  protected synchronized void message(ImLeg sender, Body text, LongConsumer accepted) {
    requirePresent(sender);
    relay.message(sender, others(sender), text, accepted);
  }

  @Override
  protected synchronized void info(ImLeg sender, Body notice) {
    if (present(sender)) {
      relay.typing(sender, others(sender), notice);
    }
  }

  /** Something that a leg was sent has been answered; guards what that does. */
  private synchronized void settled(ImLeg leg, int status, Runnable action) {
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
}
