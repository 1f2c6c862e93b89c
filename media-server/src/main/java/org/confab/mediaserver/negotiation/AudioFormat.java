package org.confab.mediaserver.negotiation;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.protocol.sdp.RtpMap;

/**
 * What the sound of a call is.
 *
 * @param codec what is sent
 * @param map its number, and how the other side spells it
 * @param event telephone events, if both have them
 */
public record AudioFormat(AudioCodec codec, RtpMap map, Optional<RtpMap> event) {
  /** Payload type of telephone events, if both have them. */
  public OptionalInt telephoneEvent() {
    return event.stream().mapToInt(RtpMap::payloadType).findFirst();
  }

  /** All payload types that were agreed on. */
  public Set<Integer> payloadTypes() {
    return Stream.concat(Stream.of(map), event.stream())
        .map(RtpMap::payloadType)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All that was agreed on, for the engine. */
  public static LegParameters parameters(Agreed<AudioFormat> agreed) {
    LegParameters plain =
        LegParameters.of(agreed.format().codec())
            .withPayloadTypes(
                agreed.format().map().payloadType(), agreed.format().codec().payloadType())
            .direction(agreed.direction().sends(), agreed.direction().receives());
    LegParameters keyed =
        agreed
            .protection()
            .map(keys -> plain.protectedBy(keys.theirs().keying(), keys.ours().keying()))
            .orElse(plain);
    return agreed
        .format()
        .event()
        .map(event -> keyed.withTelephoneEvent(event.payloadType(), event.clock()))
        .orElse(keyed);
  }
}
