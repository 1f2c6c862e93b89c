package org.confab.mediaserver.audio;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;

/** Decodes Opus (RFC 6716) to one channel at 48 kHz, whatever the packets have. */
final class OpusDecoding implements SoundDecoder {
  private static final System.Logger LOG = System.getLogger(OpusDecoding.class.getName());

  private static final byte[] LOST = new byte[0];

  private final OpusDecoder decoder;

  OpusDecoding() {
    try {
      decoder = new OpusDecoder(SampleRate.FULL.perSecond(), 1);
    } catch (OpusException never) {
      throw new IllegalStateException("48 kHz and one channel are always there", never);
    }
  }

  @Override
  public int decode(byte[] in, int offset, int length, short[] out) {
    return length == 0
        ? MALFORMED
        : decode(in, offset, length, AudioCodec.MOST_SAMPLES, false, out);
  }

  /** By what the next packet has of it, if the sender does so (FEC); else by going on. */
  @Override
  public int conceal(byte[] in, int offset, int length, boolean next, short[] out) {
    int frame = SampleRate.FULL.samples();
    int count =
        next ? decode(in, offset, length, frame, true, out) : decode(LOST, 0, 0, frame, false, out);
    return Math.max(0, count);
  }

  // Packets are of strangers, and the library trusts them in places: what it throws is their fault.
  private int decode(byte[] in, int offset, int length, int most, boolean lost, short[] out) {
    try {
      return decoder.decode(length == 0 ? null : in, offset, length, out, 0, most, lost);
    } catch (OpusException | RuntimeException | AssertionError malformed) {
      LOG.log(System.Logger.Level.TRACE, "a packet that is not Opus", malformed);
      decoder.resetState();
      return MALFORMED;
    }
  }

  @Override
  public void reset() {
    decoder.resetState();
  }
}
