package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.ComfortNoise;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.JitterBuffer;
import org.confab.mediaserver.audio.KeyPresses;
import org.confab.mediaserver.audio.LegListener;
import org.confab.protocol.rtp.Reception;
import org.confab.protocol.rtp.RtpMalformed;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.rtp.TelephoneEvent;

/** What a leg says: from a packet in the clear to the frame of a tick. */
final class Inbound {
  private static final int NANOS_PER_SAMPLE = 1_000_000_000 / Frame.RATE;
  private static final int MICROS_PER_SAMPLE = 1_000_000 / Frame.RATE;
  private static final int PLAIN_PROBATION = 2;

  private final RtpPacket packet = new RtpPacket();
  private final JitterBuffer jitter = new JitterBuffer();
  private final KeyPresses keys;
  private final short[] samples;
  private final int ownSsrc;
  private int probation = PLAIN_PROBATION;
  private Reception reception = new Reception(PLAIN_PROBATION);
  private Reception candidate = reception;
  private boolean known;
  private int ssrc;
  private int candidateSsrc;
  private int keyType = -1;
  private int noise = ComfortNoise.NONE;
  private long lostBefore;

  /**
   * Nothing has come.
   *
   * @param longest samples of a packet
   */
  Inbound(int ownSsrc, int longest, LegListener listener) {
    this.ownSsrc = ownSsrc;
    samples = new short[longest];
    keys = new KeyPresses(listener::dtmf);
  }

  /** What was agreed on. */
  void agree(boolean authentic, int telephoneEventType) {
    probation = authentic ? 1 : PLAIN_PROBATION;
    keyType = telephoneEventType;
  }

  /**
   * Takes an RTP packet.
   *
   * @return whether it belongs to the leg
   */
  boolean take(ByteBuffer datagram, long now) {
    if (!packet.read(datagram) || packet.ssrc() == ownSsrc || !belongs()) {
      return false;
    }
    int type = packet.payloadType();
    byte[] bytes = datagram.array();
    int offset = datagram.arrayOffset() + packet.payloadOffset();
    int length = packet.payloadLength();
    if (type == keyType) {
      return key(datagram);
    }
    if (type == ComfortNoise.PAYLOAD_TYPE) {
      noise = ComfortNoise.level(bytes, offset, length);
      jitter.pause();
      return true;
    }
    AudioCodec codec = AudioCodec.of(type).orElse(null);
    if (codec == null || length > samples.length) {
      return false;
    }
    int arrival = (int) (now / NANOS_PER_SAMPLE);
    reception.timed(arrival, packet.timestamp());
    codec.decode(bytes, offset, length, samples);
    jitter.put(packet.timestamp(), samples, length, arrival);
    noise = ComfortNoise.NONE;
    return true;
  }

  // A source that is not the leg's must show some packets in a row before it takes its place.
  private boolean belongs() {
    boolean own = known && packet.ssrc() == ssrc;
    if (!own && (packet.ssrc() != candidateSsrc || candidate == reception)) {
      candidate = new Reception(probation);
      candidateSsrc = packet.ssrc();
    }
    switch ((own ? reception : candidate).arrived(packet.sequence())) {
      case DROP:
        return false;
      case RESTART:
        if (!own) {
          lostBefore += reception.lost();
          reception = candidate;
          ssrc = packet.ssrc();
          known = true;
        }
        jitter.restart();
        keys.restart();
        return true;
      default:
        return true;
    }
  }

  private boolean key(ByteBuffer datagram) {
    try {
      int start = packet.payloadOffset();
      keys.event(
          packet.timestamp(),
          TelephoneEvent.parse(
              datagram.duplicate().position(start).limit(start + packet.payloadLength())));
      return true;
    } catch (RtpMalformed refused) {
      return false;
    }
  }

  /** The frame of this tick; returns whether there is one. */
  boolean read(short[] out) {
    keys.tick();
    return jitter.read(out);
  }

  /** Level of the noise that the leg announces while it pauses, in -dBov. */
  int noise() {
    return noise;
  }

  /** Whether there is a source. */
  boolean known() {
    return known;
  }

  /** Its number. */
  int ssrc() {
    return ssrc;
  }

  /** How it is received. */
  Reception reception() {
    return reception;
  }

  /** Packets that never came, of all sources that the leg had. */
  long lost() {
    return Math.max(0, lostBefore + reception.lost());
  }

  /** Packets that came too late to be heard. */
  long late() {
    return jitter.late();
  }

  /** Unevenness of arrivals. */
  long jitterMicros() {
    return (long) reception.jitter() * MICROS_PER_SAMPLE;
  }
}
