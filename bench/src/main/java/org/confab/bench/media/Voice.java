package org.confab.bench.media;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.SoundEncoder;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.SrtpSender;

/** What one leg says: a tone without end, or next to nothing, a packet every 20 ms. */
final class Voice {
  private static final double LOUD = 3_000;
  private static final double QUIET = 8;
  private static final int LOWEST = 300;
  private static final int STEPS = 100;
  private static final int STEP = 30;

  private static final SoundEncoder ENCODER = AudioCodec.PCMU.encoder();

  private final byte[][] second = new byte[Frame.PER_SECOND][Frame.SAMPLES];
  private final Optional<SrtpSender> protection;
  private final int ssrc;
  private int packets;

  /**
   * A voice.
   *
   * @param number which one; others have other tones
   * @param talks whether it can be heard
   */
  Voice(int number, boolean talks, Optional<SrtpSender> protection) {
    this.protection = protection;
    ssrc = number + 1;
    // A whole number of hertz: a second of it fits to itself.
    int tone = LOWEST + number % STEPS * STEP;
    double amplitude = talks ? LOUD : QUIET;
    short[] frame = new short[Frame.SAMPLES];
    for (int at = 0; at < second.length; at++) {
      for (int each = 0; each < frame.length; each++) {
        double time = (double) (at * Frame.SAMPLES + each) / Frame.RATE;
        frame[each] = (short) (amplitude * Math.sin(2 * Math.PI * tone * time));
      }
      ENCODER.encode(frame, second[at]);
    }
  }

  /** Writes the next packet. */
  void next(ByteBuffer out) {
    out.clear();
    RtpPacket.writeHeader(
        out,
        packets == 0,
        AudioCodec.PCMU.payloadType(),
        packets & 0xffff,
        packets * Frame.SAMPLES,
        ssrc,
        new int[0],
        0);
    out.put(second[packets % second.length]).flip();
    packets++;
    protection.ifPresent(with -> with.protect(out));
  }
}
