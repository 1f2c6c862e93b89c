package org.confab.protocol.srtp;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.confab.protocol.rtp.RtpPacket;

/**
 * Checks and opens what comes under one key (RFC 3711 3.3, 3.4). Works in place, in buffers with an
 * array; for one thread. State about a source is kept only once a packet of it was authentic.
 */
public final class SrtpReceiver {
  /** Sources under one key; one more takes the place of the one that came first. */
  static final int MAX_SOURCES = 16;

  /** How it went. */
  public enum Verdict {
    /** It is authentic and open. */
    OPEN,
    /** It is no packet of this kind. */
    MALFORMED,
    /** It was there before, or is too old to know. */
    REPLAYED,
    /** Its tag is wrong. */
    FORGED
  }

  /** Rollovers that a source may have had before it was joined: more than a day at 50 packets/s. */
  public static final int JOINED_LATE = 80;

  private static final int ROLLOVER = 1 << 16;

  /**
   * Of the packets that do not open where a rollover is looked for, one in so many is tried at all
   * places: the first always, so that it is found at once, and forgers cost little more. Which of
   * the others nobody can know who has not the key.
   */
  static final int SEARCH_ONE_IN = 16;

  private SrtpKeying keying;
  private final int rollovers;
  private final SplittableRandom lots;
  private boolean missed;
  private final PacketCipher cipher;
  private final SourceTable<RtpSource> rtpSources = new SourceTable<>(MAX_SOURCES);
  private final SourceTable<ReplayWindow> rtcpSources = new SourceTable<>(MAX_SOURCES);

  /** A key with which nothing was sent before. */
  public SrtpReceiver(SrtpKeying keying, CryptoScratch scratch) {
    this(keying, scratch, 0);
  }

  /**
   * A key that may have been in use before: the rollover counter of a source is found by trying
   * (RFC 3711 3.3.1 leaves it to signalling, which does not tell it). The first that is found may
   * be that of an old packet which somebody sends again: a packet that does not open there is tried
   * at later ones too, and counters only rise.
   *
   * @param rollovers how many at most there were
   */
  public SrtpReceiver(SrtpKeying keying, CryptoScratch scratch, int rollovers) {
    this.keying = keying;
    this.rollovers = rollovers;
    cipher = PacketCipher.of(keying, scratch);
    lots = new SplittableRandom(keying.key().hashCode());
  }

  /**
   * Goes on with another suite or identifier under the same master key, and what is known of
   * sources; throws {@link IllegalArgumentException} if the key is another.
   */
  public void change(SrtpKeying to) {
    keying = keying.changedTo(to);
  }

  /**
   * Opens the SRTP packet between position and limit, and moves the limit to the end of its
   * payload. Unless it is {@link Verdict#OPEN}, the buffer is as it was.
   */
  public Verdict unprotect(ByteBuffer packet) {
    int header = RtpPacket.headerLength(packet);
    int length = packet.remaining() - keying.mki().length() - keying.suite().tagBytes();
    if (header < 0 || length < header || packet.remaining() > CryptoScratch.MAX_PACKET) {
      return Verdict.MALFORMED;
    }
    int start = packet.position();
    int sequence = packet.getShort(start + 2) & 0xffff;
    int ssrc = packet.getInt(start + 8);
    RtpSource known = rtpSources.find(ssrc);
    long likely = known == null ? sequence : known.index(sequence);
    if (likely < 0 ? rollovers == 0 : known != null && !known.window.admits(likely)) {
      return Verdict.REPLAYED;
    }
    long index = likely < 0 ? -1 : open(packet, header, length, likely);
    index = index < 0 ? search(packet, header, length, likely) : index;
    if (index < 0) {
      return Verdict.FORGED;
    }
    (known == null ? rtpSources.put(ssrc, new RtpSource()) : known).remember(index);
    packet.limit(start + length);
    return Verdict.OPEN;
  }

  private long open(ByteBuffer packet, int header, int length, long index) {
    return cipher.openRtp(packet, header, length, index, keying) ? index : -1;
  }

  /** The later index at which a packet opens; -1 if there is none, or it is not looked for. */
  private long search(ByteBuffer packet, int header, int length, long likely) {
    if (rollovers == 0 || missed && lots.nextInt(SEARCH_ONE_IN) != 0) {
      return -1;
    }
    missed = true;
    long last = (likely & 0xffff) + ((long) rollovers << 16);
    for (long index = likely + ROLLOVER; index <= last; index += ROLLOVER) {
      if (cipher.openRtp(packet, header, length, index, keying)) {
        missed = false;
        return index;
      }
    }
    return -1;
  }

  /** The same for an SRTCP packet. */
  public Verdict unprotectRtcp(ByteBuffer packet) {
    int length =
        packet.remaining()
            - PacketCipher.TRAILER_BYTES
            - keying.mki().length()
            - keying.suite().rtcpTagBytes();
    if (length < PacketCipher.RTCP_CLEAR || packet.remaining() > CryptoScratch.MAX_PACKET) {
      return Verdict.MALFORMED;
    }
    int start = packet.position();
    int ssrc = packet.getInt(start + 4);
    long index = packet.getInt(cipher.trailerAt(packet, length)) & ~PacketCipher.ENCRYPTED_BIT;
    ReplayWindow known = rtcpSources.find(ssrc);
    if (known != null && !known.admits(index)) {
      return Verdict.REPLAYED;
    }
    if (!cipher.openRtcp(packet, length, keying)) {
      return Verdict.FORGED;
    }
    (known == null ? rtcpSources.put(ssrc, new ReplayWindow()) : known).remember(index);
    packet.limit(start + length);
    return Verdict.OPEN;
  }

  /** The rollover counter and highest sequence number of a source (RFC 3711 3.3.1). */
  private static final class RtpSource {
    private static final int HALF = 1 << 15;

    private final ReplayWindow window = new ReplayWindow();
    private long highest = -1;

    /** The likeliest index of a sequence number; negative if it is from before the beginning. */
    long index(int sequence) {
      int last = (int) (highest & 0xffff);
      long rollovers = highest >>> 16;
      if (last < HALF && sequence - last > HALF) {
        rollovers--;
      } else if (last >= HALF && last - HALF > sequence) {
        rollovers++;
      }
      return rollovers << 16 | sequence;
    }

    void remember(long index) {
      window.remember(index);
      highest = Math.max(highest, index);
    }
  }
}
