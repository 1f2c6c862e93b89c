package org.confab.mediaserver.mcu;

import java.util.Optional;
import java.util.function.Consumer;
import org.confab.protocol.sip.SipUri;

/** Takes calls: a conference, or what else people may call here. */
@FunctionalInterface
public interface Callee {
  /**
   * Takes a call; throws {@link LegRefused} if it does not.
   *
   * @param user who the server says it is
   * @param device where it is reached: its Contact
   * @param offer what it offers; empty if this side is to
   * @param accepted gets the answer, or this side's offer, before anything is sent to the caller
   */
  LegInput call(
      SipUri user,
      Optional<SipUri> device,
      Optional<Body> offer,
      LegDialog dialog,
      Consumer<Body> accepted);
}
