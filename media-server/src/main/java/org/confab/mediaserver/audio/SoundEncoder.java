package org.confab.mediaserver.audio;

/**
 * Turns frames of 20 ms into payloads, and remembers what its codec must know of those before. For
 * one thread.
 */
public interface SoundEncoder {
  /**
   * Encodes a frame.
   *
   * @param frame as many samples as {@link AudioCodec#rate} has
   * @param out has room for {@link AudioCodec#MOST_BYTES}
   * @return how many bytes were written; 0 if there is nothing to be sent for this frame
   */
  int encode(short[] frame, byte[] out);

  /**
   * Somebody who has heard another encoder hears this one from now on.
   *
   * @param other what was heard until now, of the same codec
   * @param before the frame that was heard last
   */
  default void follow(SoundEncoder other, short[] before) {}

  /** Somebody hears the next frame who has not heard the ones before. */
  default void refresh() {}

  /** Begins anew. */
  default void reset() {}
}
