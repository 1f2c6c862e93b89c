package org.confab.protocol.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a payload type means: {@code a=rtpmap} (RFC 4566 6).
 *
 * @param payloadType 0 to 127
 * @param encoding its name
 * @param clock ticks in a second
 * @param channels of sound; 1 if it is not said
 */
public record RtpMap(int payloadType, String encoding, int clock, int channels) {
  /** The name of telephone events (RFC 4733). */
  public static final String TELEPHONE_EVENT = "telephone-event";

  private static final String ATTRIBUTE = "rtpmap";

  /** Types that need no line (RFC 3551 6). */
  private static final Map<Integer, RtpMap> STATIC =
      Stream.of(
              new RtpMap(0, "PCMU", 8_000),
              new RtpMap(3, "GSM", 8_000),
              new RtpMap(4, "G723", 8_000),
              new RtpMap(8, "PCMA", 8_000),
              new RtpMap(9, "G722", 8_000),
              new RtpMap(13, "CN", 8_000),
              new RtpMap(18, "G729", 8_000))
          .collect(Collectors.toMap(RtpMap::payloadType, Function.identity()));

  /** Throws {@link IllegalArgumentException} for a number that is no payload type. */
  public RtpMap {
    SdpText.word(encoding);
    if (payloadType < 0 || payloadType > 127) {
      throw new IllegalArgumentException("not a payload type: " + payloadType);
    }
  }

  /** With one channel. */
  public RtpMap(int payloadType, String encoding, int clock) {
    this(payloadType, encoding, clock, 1);
  }

  /** The payload types of a medium in its order, those that nothing explains left out. */
  public static List<RtpMap> of(MediaDescription medium) {
    Map<Integer, RtpMap> told =
        medium.attributes(ATTRIBUTE).stream()
            .flatMap(value -> parse(value).stream())
            .collect(Collectors.toMap(RtpMap::payloadType, Function.identity(), (a, b) -> a));
    List<RtpMap> maps = new ArrayList<>();
    for (String format : medium.formats()) {
      number(format).map(type -> told.getOrDefault(type, STATIC.get(type))).ifPresent(maps::add);
    }
    return List.copyOf(maps);
  }

  private static Optional<RtpMap> parse(String value) {
    String[] fields = value.split("\\s+|/", -1);
    if (fields.length < 3 || fields[1].isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new RtpMap(
              SdpText.number(fields[0], 127),
              fields[1],
              SdpText.number(fields[2], Integer.MAX_VALUE),
              fields.length > 3 && !fields[3].isEmpty()
                  ? SdpText.number(fields[3], Integer.MAX_VALUE)
                  : 1));
    } catch (IllegalArgumentException strange) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> number(String format) {
    try {
      return Optional.of(SdpText.number(format, 127));
    } catch (MalformedSdp notAPayloadType) {
      return Optional.empty();
    }
  }

  /** Whether it is this encoding at this clock, in any case. */
  public boolean is(String name, int rate) {
    return encoding.equalsIgnoreCase(name) && clock == rate;
  }

  /** As an attribute. */
  public SdpAttribute attribute() {
    String more = channels == 1 ? "" : "/" + channels;
    return new SdpAttribute(ATTRIBUTE, payloadType + " " + encoding + "/" + clock + more);
  }
}
