package org.confab.mediaserver.negotiation;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SdpAttribute;

/**
 * What one kind of medium adds to a description: its codecs.
 *
 * @param <F> what is agreed on
 */
interface Spoken<F> {
  /** {@code audio}, {@code video}. */
  String kind();

  /** What of the other side's codecs is used; {@link DescriptionRefused} if there is none. */
  F choose(RemoteMedium remote);

  /** The lines of an answer. */
  Lines answer(F agreed);

  /** The lines of an offer: of all that is spoken, or of what was agreed last. */
  Lines offer(Optional<F> last);

  /**
   * Codecs as they are written.
   *
   * @param formats payload types in the order of preference
   * @param lines {@code a=rtpmap}, {@code a=fmtp} and what else belongs to them
   */
  record Lines(List<RtpMap> formats, List<SdpAttribute> lines) {
    /** Copies its lists. */
    public Lines {
      formats = List.copyOf(formats);
      lines = List.copyOf(lines);
    }
  }
}
