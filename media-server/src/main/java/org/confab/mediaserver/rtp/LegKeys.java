package org.confab.mediaserver.rtp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;

/**
 * The SRTP of a leg, by master key. A key that comes back, with another suite or after a time
 * without protection, goes on where it was: a key stream must never be used twice (RFC 3711 9.1).
 */
final class LegKeys {
  /** Master keys that are remembered of each direction. */
  static final int MOST = 16;

  private final CryptoScratch scratch;
  private final Map<SrtpKey, SrtpSender> senders = new HashMap<>();
  private final Map<SrtpKey, SrtpReceiver> receivers = new LinkedHashMap<>();

  LegKeys(CryptoScratch scratch) {
    this.scratch = scratch;
  }

  /**
   * Protects what the leg hears. Throws {@link IllegalStateException} for one master key too many:
   * to forget one would let it begin anew. A dialog has one.
   */
  SrtpSender sender(SrtpKeying ours) {
    SrtpSender known = senders.get(ours.key());
    if (known != null) {
      known.change(ours);
      return known;
    }
    if (senders.size() >= MOST) {
      throw new IllegalStateException("a leg had " + MOST + " keys already");
    }
    SrtpSender first = new SrtpSender(ours, scratch);
    senders.put(ours.key(), first);
    return first;
  }

  /** Opens what the leg says; of the other side's keys the oldest is forgotten. */
  SrtpReceiver receiver(SrtpKeying theirs, boolean usedBefore) {
    SrtpReceiver known = receivers.get(theirs.key());
    if (known != null) {
      known.change(theirs);
      return known;
    }
    if (receivers.size() >= MOST) {
      receivers.remove(receivers.keySet().iterator().next());
    }
    SrtpReceiver first =
        new SrtpReceiver(theirs, scratch, usedBefore ? SrtpReceiver.JOINED_LATE : 0);
    receivers.put(theirs.key(), first);
    return first;
  }
}
