package org.confab.mediaserver.rtp;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.confab.mediaserver.audio.SourceState;
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
  /** Master keys of each direction that are ready to be used. */
  static final int MOST = 16;

  /** Of older ones of its own, each handshake of a long call being one, where they stood. */
  static final int MOST_PAST = 1_000;

  private final CryptoScratch scratch;
  private final Optional<SourceState> begin;
  private final Map<SrtpKey, SrtpSender> senders = new LinkedHashMap<>();
  private final Map<SrtpKey, Past> past = new HashMap<>();
  private final Map<SrtpKey, SrtpReceiver> receivers = new LinkedHashMap<>();

  /** Where a sender stood: nothing up to that is used again. */
  private record Past(long index, long reports) {}

  /**
   * None so far.
   *
   * @param begin where a source of another process goes on, with keys that were in use before
   */
  LegKeys(CryptoScratch scratch, Optional<SourceState> begin) {
    this.scratch = scratch;
    this.begin = begin;
  }

  /**
   * Protects what the leg hears. Throws {@link IllegalStateException} for one master key too many:
   * to forget where it stood would let it begin anew.
   */
  SrtpSender sender(SrtpKeying ours, boolean usedBefore) {
    SrtpSender known = senders.get(ours.key());
    if (known != null) {
      known.change(ours);
      return known;
    }
    if (senders.size() >= MOST) {
      retire();
    }
    Past stood = past.remove(ours.key());
    SrtpSender first = stood == null ? first(ours, usedBefore) : again(ours, stood);
    senders.put(ours.key(), first);
    return first;
  }

  private void retire() {
    if (past.size() >= MOST_PAST) {
      throw new IllegalStateException("a leg had " + (MOST + MOST_PAST) + " keys already");
    }
    Map.Entry<SrtpKey, SrtpSender> eldest = senders.entrySet().iterator().next();
    SrtpSender sender = eldest.getValue();
    past.put(eldest.getKey(), new Past(sender.lastIndex(0), sender.reports()));
    senders.remove(eldest.getKey());
  }

  private SrtpSender again(SrtpKeying ours, Past stood) {
    return new SrtpSender(ours, scratch, stood.index(), stood.reports());
  }

  private SrtpSender first(SrtpKeying ours, boolean usedBefore) {
    return begin
        .filter(it -> usedBefore)
        .map(it -> new SrtpSender(ours, scratch, it.index(), it.reports()))
        .orElseGet(() -> new SrtpSender(ours, scratch));
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
