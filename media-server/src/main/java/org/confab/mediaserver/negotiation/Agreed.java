package org.confab.mediaserver.negotiation;

import java.util.Optional;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.srtp.CryptoAttribute;
import org.confab.protocol.srtp.SrtpKeying;

/**
 * What both sides have agreed on for one medium.
 *
 * @param format what it is coded with
 * @param protection keys of both directions; empty for plain RTP, and as long as a handshake has
 *     not given them
 * @param dtls the handshake that gives them; empty if they are in the descriptions, or there are
 *     none
 * @param direction as this side sees it
 * @param signalled where the other side says it receives; one address if RTP and RTCP share a port
 * @param ice empty for a peer without ICE, whose signalled address holds
 * @param <F> what is said of the codecs of the kind
 */
public record Agreed<F>(
    F format,
    Optional<Protection> protection,
    Optional<AgreedDtls> dtls,
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

  /** The same with the keys of a handshake. */
  public Agreed<F> keyed(SrtpKeying theirs, SrtpKeying ours) {
    Protection keys = new Protection(new CryptoAttribute(0, theirs), new CryptoAttribute(0, ours));
    return new Agreed<>(format, Optional.of(keys), dtls, direction, signalled, ice);
  }
}
