package org.confab.mediaserver.audio;

/** The two laws of G.711 as tables, made once. */
final class G711 {
  /** A law: by code to sample, and by the upper 14 bits of a sample to code. */
  record Law(short[] decoder, byte[] encoder) implements SoundDecoder, SoundEncoder {
    @Override
    public int decode(byte[] in, int offset, int length, short[] out) {
      for (int each = 0; each < length; each++) {
        out[each] = decoder[in[offset + each] & 0xff];
      }
      return length;
    }

    @Override
    public int encode(short[] frame, byte[] out) {
      for (int each = 0; each < Frame.SAMPLES; each++) {
        out[each] = encoder[(frame[each] & 0xffff) >> 2];
      }
      return Frame.SAMPLES;
    }

    @Override
    public void reset() {
      // Nothing is remembered.
    }
  }

  static final Law MU = mu();
  static final Law A = a();

  private static final int CODES = 256;
  private static final int SAMPLES = 1 << 14;
  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private G711() {}

  private static Law mu() {
    Law law = new Law(new short[CODES], new byte[SAMPLES]);
    for (int code = 0; code < CODES; code++) {
      int bits = ~code;
      int size = (((bits & 0x0f) << 3) + BIAS << (bits >> 4 & 7)) - BIAS;
      law.decoder[code] = (short) ((bits & 0x80) == 0 ? size : -size);
    }
    for (int index = 0; index < SAMPLES; index++) {
      int sample = (short) (index << 2);
      int size = Math.min(Math.abs(sample), CLIP) + BIAS;
      int exponent = 24 - Integer.numberOfLeadingZeros(size);
      int code = exponent << 4 | size >> exponent + 3 & 0x0f;
      law.encoder[index] = (byte) ~(sample < 0 ? code | 0x80 : code);
    }
    return law;
  }

  private static Law a() {
    Law law = new Law(new short[CODES], new byte[SAMPLES]);
    for (int code = 0; code < CODES; code++) {
      int bits = code ^ 0x55;
      int exponent = bits >> 4 & 7;
      int size = ((bits & 0x0f) << 4) + 8;
      size = exponent == 0 ? size : size + 0x100 << exponent - 1;
      law.decoder[code] = (short) ((bits & 0x80) != 0 ? size : -size);
    }
    for (int index = 0; index < SAMPLES; index++) {
      int sample = (short) (index << 2);
      int size = sample < 0 ? -sample - 1 : sample;
      int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(size));
      int code = exponent == 0 ? size >> 4 : exponent << 4 | size >> exponent + 3 & 0x0f;
      law.encoder[index] = (byte) ((sample < 0 ? code : code | 0x80) ^ 0x55);
    }
    return law;
  }
}
