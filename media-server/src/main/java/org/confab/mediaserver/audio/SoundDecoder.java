package org.confab.mediaserver.audio;

/**
 * Turns the payloads of one source into samples, and remembers what its codec must know of those
 * before. For one thread.
 */
public interface SoundDecoder {
  /** What {@link #decode} returns for a payload that is none. */
  int MALFORMED = -1;

  /**
   * Decodes a payload; nothing that stands in it makes this throw.
   *
   * @param out has room for {@link AudioCodec#MOST_SAMPLES}
   * @return how many samples were written, or {@link #MALFORMED}
   */
  int decode(byte[] in, int offset, int length, short[] out);

  /**
   * Makes up the frame of 20 ms that was lost just before a payload, with what that payload tells
   * of it if it is the one right behind.
   *
   * @param next whether the payload follows directly on what is lost
   * @return how many samples were written; 0 if this codec knows nothing better than silence
   */
  default int conceal(byte[] in, int offset, int length, boolean next, short[] out) {
    return 0;
  }

  /** Another source begins. */
  default void reset() {}
}
