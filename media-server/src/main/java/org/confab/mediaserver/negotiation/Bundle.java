package org.confab.mediaserver.negotiation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.SdpAttribute;
import org.confab.protocol.sdp.SessionDescription;

/**
 * {@code a=group:BUNDLE} (RFC 8843 7.3): several media over one transport. Of a bundle this side
 * takes the sound alone; what else it takes has a transport of its own, as an answerer may have it.
 */
final class Bundle {
  private static final String GROUP = "group";
  private static final String SEMANTICS = "BUNDLE";

  private Bundle() {}

  /** What an answer says above its media: the group with the sound, if the offer had it in one. */
  static List<SdpAttribute> answer(SessionDescription offer, Optional<String> sound) {
    boolean bundled =
        offer.attributes().stream()
            .filter(attribute -> attribute.is(GROUP))
            .map(attribute -> Arrays.asList(attribute.value().strip().split("\\s+", -1)))
            .filter(words -> words.get(0).equalsIgnoreCase(SEMANTICS))
            .anyMatch(words -> sound.isPresent() && words.lastIndexOf(sound.get()) > 0);
    return bundled
        ? List.of(new SdpAttribute(GROUP, SEMANTICS + " " + sound.orElseThrow()))
        : List.of();
  }
}
