package org.confab.mediaserver.rtp;

import org.confab.protocol.rtp.Reception;
import org.confab.protocol.rtp.RtpPacket;

/**
 * Which source is that of a leg: another one must show some packets in a row before it takes the
 * place.
 */
final class Sources implements Heard {
  private static final int PLAIN_PROBATION = 2;

  private final int ownSsrc;
  private int probation = PLAIN_PROBATION;
  private Reception reception = new Reception(PLAIN_PROBATION);
  private Reception candidate = reception;
  private boolean known;
  private int ssrc;
  private int candidateSsrc;
  private long lostBefore;

  /** Nothing has come; what is sent as {@code ownSsrc} is this side's own. */
  Sources(int ownSsrc) {
    this.ownSsrc = ownSsrc;
  }

  /** Whether packets prove where they are from. */
  void authentic(boolean authentic) {
    probation = authentic ? 1 : PLAIN_PROBATION;
  }

  /** Looks at a packet: whether it belongs to the leg, and whether it begins its stream anew. */
  Reception.Verdict arrived(RtpPacket packet) {
    if (packet.ssrc() == ownSsrc) {
      return Reception.Verdict.DROP;
    }
    boolean own = known && packet.ssrc() == ssrc;
    if (!own && (packet.ssrc() != candidateSsrc || candidate == reception)) {
      candidate = new Reception(probation);
      candidateSsrc = packet.ssrc();
    }
    Reception.Verdict verdict = (own ? reception : candidate).arrived(packet.sequence());
    if (verdict == Reception.Verdict.RESTART && !own) {
      lostBefore += reception.lost();
      reception = candidate;
      ssrc = packet.ssrc();
      known = true;
    }
    return verdict;
  }

  @Override
  public boolean known() {
    return known;
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  @Override
  public Reception reception() {
    return reception;
  }

  /** Packets that never came, of all sources that the leg had. */
  long lost() {
    return Math.max(0, lostBefore + reception.lost());
  }
}
