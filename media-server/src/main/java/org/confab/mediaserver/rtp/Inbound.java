package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.ComfortNoise;
import org.confab.mediaserver.audio.KeyPresses;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.Voice;
import org.confab.protocol.rtp.Reception;
import org.confab.protocol.rtp.RtpMalformed;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.rtp.TelephoneEvent;
import org.jspecify.annotations.Nullable;

/** What a leg says: from a packet in the clear to the frame of a tick. */
final class Inbound {
  private static final long MICROS = 1_000_000;

  private final RtpPacket packet = new RtpPacket();
  private final Decoding sound;
  private final KeyPresses keys;
  private final Sources sources;
  private int keyType = -1;
  private int codecType = -1;
  private int otherType = -1;
  private @Nullable AudioCodec agreed;
  private int clock = AudioCodec.CLOCK;
  private int noise = ComfortNoise.NONE;

  /**
   * Nothing has come.
   *
   * @param samples to decode in
   */
  Inbound(int ownSsrc, short[] samples, LegListener listener) {
    sources = new Sources(ownSsrc);
    sound = new Decoding(samples);
    keys = new KeyPresses(listener::dtmf);
  }

  /** What was agreed on. */
  void agree(boolean authentic, LegParameters parameters) {
    sources.authentic(authentic);
    keyType = parameters.telephoneEvent().orElse(-1);
    keys.clock(parameters.eventClock());
    agreed = parameters.codec();
    // Peers send by the number of their own description too, whichever side has offered.
    codecType = parameters.receivedType();
    otherType = parameters.sentType();
  }

  /**
   * Takes an RTP packet.
   *
   * @return whether it belongs to the leg
   */
  boolean take(ByteBuffer datagram, long now) {
    if (!packet.read(datagram) || !belongs()) {
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
      sound.pause();
      return true;
    }
    AudioCodec codec =
        type == codecType || type == otherType ? agreed : AudioCodec.of(type).orElse(null);
    if (codec == null) {
      return false;
    }
    clock = codec.clock();
    sources.reception().timed(Decoding.units(now, clock), packet.timestamp());
    noise = ComfortNoise.NONE;
    return sound.put(codec, packet.sequence(), packet.timestamp(), bytes, offset, length, now);
  }

  private boolean belongs() {
    Reception.Verdict verdict = sources.arrived(packet);
    if (verdict == Reception.Verdict.RESTART) {
      sound.restart();
      keys.restart();
    }
    return verdict != Reception.Verdict.DROP;
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
  boolean read(Voice voice) {
    keys.tick();
    return sound.read(voice);
  }

  /** Level of the noise that the leg announces while it pauses, in -dBov. */
  int noise() {
    return noise;
  }

  /** Whose packets are taken. */
  Sources sources() {
    return sources;
  }

  /** Packets that never came, of all sources that the leg had. */
  long lost() {
    return sources.lost();
  }

  /** Packets that came too late to be heard. */
  long late() {
    return sound.late();
  }

  /** Unevenness of arrivals. */
  long jitterMicros() {
    return sources.reception().jitter() * MICROS / clock;
  }
}
