package org.confab.mediaserver.negotiation;

import java.util.Optional;
import java.util.OptionalInt;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.srtp.CryptoAttribute;

/**
 * What both sides have agreed on.
 *
 * @param codec what is sent
 * @param telephoneEvent payload type of telephone events at 8 kHz, if both have them
 * @param protection keys of both directions; empty for plain RTP
 * @param direction as this side sees it
 * @param signalled where the other side says it receives
 * @param ice empty for a peer without ICE, whose signalled address holds
 */
public record AgreedAudio(
    AudioCodec codec,
    OptionalInt telephoneEvent,
    Optional<Protection> protection,
    Direction direction,
    RemoteMedia signalled,
    Optional<AgreedIce> ice) {
  /**
   * The crypto lines of both directions.
   *
   * @param theirs protects what comes
   * @param ours protects what goes
   */
  public record Protection(CryptoAttribute theirs, CryptoAttribute ours) {}

  /** The same for the engine. */
  public LegParameters parameters() {
    LegParameters plain =
        LegParameters.of(codec).direction(direction.sends(), direction.receives());
    LegParameters keyed =
        protection
            .map(keys -> plain.protectedBy(keys.theirs().keying(), keys.ours().keying()))
            .orElse(plain);
    return telephoneEvent.isPresent() ? keyed.withTelephoneEvent(telephoneEvent.getAsInt()) : keyed;
  }
}
