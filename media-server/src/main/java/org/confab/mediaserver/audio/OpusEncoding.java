package org.confab.mediaserver.audio;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;

/** Encodes Opus (RFC 6716): one channel of speech at 48 kHz, with forward error correction. */
final class OpusEncoding implements SoundEncoder {
  /** Bits a second: full band for speech. */
  static final int BITS = 32_000;

  /** How hard it tries, 0–10: beyond this it costs twice as much and sounds little better. */
  static final int COMPLEXITY = 3;

  /** Losses that packets are made for, in percent: without any, no correction is sent. */
  static final int LOSSES = 5;

  private static final System.Logger LOG = System.getLogger(OpusEncoding.class.getName());

  private OpusEncoder encoder = begun();
  private final byte[] unheard = new byte[AudioCodec.MOST_BYTES];
  private boolean alone;

  private static OpusEncoder begun() {
    OpusEncoder encoder;
    try {
      encoder =
          new OpusEncoder(SampleRate.FULL.perSecond(), 1, OpusApplication.OPUS_APPLICATION_VOIP);
    } catch (OpusException never) {
      throw new IllegalStateException("48 kHz and one channel are always there", never);
    }
    encoder.setBitrate(BITS);
    encoder.setComplexity(COMPLEXITY);
    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
    encoder.setUseInbandFEC(true);
    encoder.setPacketLossPercent(LOSSES);
    return encoder;
  }

  // The library asserts by itself what its state must be: a state that is not is given up.
  @Override
  public int encode(short[] frame, byte[] out) {
    try {
      int bytes =
          encoder.encode(frame, 0, SampleRate.FULL.samples(), out, 0, AudioCodec.MOST_BYTES);
      if (alone) {
        alone = false;
        encoder.setPredictionDisabled(false);
      }
      return bytes;
    } catch (OpusException | RuntimeException | AssertionError broken) {
      LOG.log(System.Logger.Level.DEBUG, "an encoder of Opus begins anew", broken);
      encoder = begun();
      refresh();
      return 0;
    }
  }

  /** The first packet can be decoded by itself; its filters have heard what the listener has. */
  @Override
  public void follow(SoundEncoder other, short[] before) {
    encoder.resetState();
    encode(before, unheard);
    refresh();
  }

  @Override
  public void refresh() {
    alone = true;
    encoder.setPredictionDisabled(true);
  }

  @Override
  public void reset() {
    encoder.resetState();
    refresh();
  }
}
