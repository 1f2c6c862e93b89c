package org.confab.mediaserver.rtp;

import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.SoundEncoder;
import org.jspecify.annotations.Nullable;

/**
 * How one leg hears in a codec whose packets build on those before: by the encoder that all silent
 * legs share, or by one of its own while it speaks itself.
 */
final class Ear {
  final AudioCodec codec;

  /** What it heard last by its own encoder. */
  final short[] heard;

  private @Nullable SoundEncoder own;
  private Source source = Source.NONE;

  /** Which encoder it hears. */
  enum Source {
    NONE,
    SHARED,
    OWN
  }

  Ear(AudioCodec codec) {
    this.codec = codec;
    heard = new short[codec.rate().samples()];
  }

  Source source() {
    return source;
  }

  void hears(Source now) {
    source = now;
  }

  /** Its own encoder, made when it first speaks. */
  SoundEncoder own() {
    SoundEncoder encoder = own;
    if (encoder == null) {
      encoder = codec.encoder();
      own = encoder;
    }
    return encoder;
  }
}
