package org.confab.protocol.rtp;

import java.util.ArrayList;
import java.util.List;

/** Feedback on pictures: RFC 4585 6, RFC 5104 4.3.1, [MS-RTP] 2.2.12.2. */
public final class PictureFeedback {
  /** Most packets that one NACK names which are looked at. */
  public static final int MAX_MISSING = 64;

  private static final int NACK = 1;
  private static final int PLI = 1;
  private static final int FIR = 4;
  private static final int APPLICATION = 15;

  /** A request for a video source, of which one bit asks for a whole picture. */
  private static final int SOURCE_REQUEST = 1;

  private static final int SOURCE_REQUEST_WORDS = 4;
  private static final int KEYFRAME_BIT = 1 << 23;
  private static final int MASK_BITS = 16;

  private PictureFeedback() {}

  /** A picture loss indication of {@code sender} to {@code media}. */
  public static RtcpPacket.Feedback pli(int sender, int media) {
    return new RtcpPacket.Feedback(RtcpPacket.PAYLOAD_FEEDBACK, PLI, sender, media, List.of());
  }

  /**
   * A request for a whole picture.
   *
   * @param number 0 to 255; another one for each new request
   */
  public static RtcpPacket.Feedback fir(int sender, int media, int number) {
    return new RtcpPacket.Feedback(
        RtcpPacket.PAYLOAD_FEEDBACK, FIR, sender, 0, List.of(media, number << 24));
  }

  /** Whether a whole picture is asked for, in any of the three ways. */
  public static boolean wantsWhole(RtcpPacket.Feedback feedback) {
    if (feedback.type() != RtcpPacket.PAYLOAD_FEEDBACK) {
      return false;
    }
    List<Integer> words = feedback.control();
    return switch (feedback.format()) {
      case PLI, FIR -> true;
      case APPLICATION ->
          words.size() >= SOURCE_REQUEST_WORDS
              && words.get(0) >>> 16 == SOURCE_REQUEST
              && (words.get(3) & KEYFRAME_BIT) != 0;
      default -> false;
    };
  }

  /** Whether it names packets that did not come. */
  public static boolean isNack(RtcpPacket.Feedback feedback) {
    return feedback.type() == RtcpPacket.TRANSPORT_FEEDBACK && feedback.format() == NACK;
  }

  /** The sequence numbers that a NACK names, the first {@link #MAX_MISSING} of them. */
  public static List<Integer> missing(RtcpPacket.Feedback nack) {
    List<Integer> numbers = new ArrayList<>();
    for (int word : nack.control()) {
      int first = word >>> 16;
      for (int bit = -1; bit < MASK_BITS && numbers.size() < MAX_MISSING; bit++) {
        if (bit < 0 || (word & 1 << bit) != 0) {
          numbers.add(first + bit + 1 & 0xffff);
        }
      }
    }
    return numbers;
  }
}
