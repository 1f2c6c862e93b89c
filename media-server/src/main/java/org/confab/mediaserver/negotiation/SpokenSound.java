package org.confab.mediaserver.negotiation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.SampleRate;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SdpAttribute;

/**
 * The codecs of sound. Of those that both have the best is taken, in the order of {@link
 * AudioCodec}; of the two laws of G.711, that which the offer has first.
 */
final class SpokenSound implements Spoken<AudioFormat> {
  /** As {@code m=} names it. */
  static final String KIND = "audio";

  /** Telephone events in our offers. */
  private static final int OUR_TELEPHONE_EVENT = 101;

  private static final int OUR_FAST_TELEPHONE_EVENT = 102;
  private static final int FIRST_DYNAMIC = 96;

  /** [MS-DTMF]: the sixteen keys and flash. */
  private static final String EVENTS = "0-16";

  /** RFC 7587 6.1: our decoder makes use of what packets have of those before. */
  private static final String OPUS = "useinbandfec=1";

  private static final String MOST_PLAYED = "maxplaybackrate";
  private static final int PACKET_MS = 20;

  private final Predicate<AudioCodec> affords;

  /**
   * One for a leg.
   *
   * @param affords whether there is a place for a codec; what is answered with yes is held
   */
  SpokenSound(Predicate<AudioCodec> affords) {
    this.affords = affords;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public AudioFormat choose(RemoteMedium remote) {
    List<AudioFormat> known = new ArrayList<>();
    for (RtpMap map : remote.formats()) {
      codec(map).ifPresent(codec -> known.add(new AudioFormat(codec, map, event(remote, codec))));
    }
    known.sort(Comparator.comparing(format -> rank(remote, format)));
    return known.stream()
        .filter(format -> affords.test(format.codec()))
        .findFirst()
        .orElseThrow(() -> new DescriptionRefused(Refusal.NO_CODEC));
  }

  // RFC 7587 7: Opus has two channels in its rtpmap. pidgin-sipe leaves them out, and then does not
  // take its own codec from an answer.
  private static Optional<AudioCodec> codec(RtpMap map) {
    return AudioCodec.named(map.encoding())
        .filter(codec -> map.clock() == codec.clock() && map.channels() == codec.channels())
        .filter(
            codec ->
                codec.dynamic()
                    ? map.payloadType() >= FIRST_DYNAMIC
                    : map.payloadType() == codec.payloadType());
  }

  // What a peer plays no better than a telephone is not worth more than one.
  private static int rank(RemoteMedium remote, AudioFormat format) {
    boolean worth =
        format.codec() != AudioCodec.OPUS
            || mostPlayed(remote, format.map()) >= SampleRate.WIDE.perSecond();
    return format.codec().stateless()
        ? AudioCodec.PCMU.ordinal()
        : format.codec().ordinal() + (worth ? 0 : AudioCodec.values().length);
  }

  private static int mostPlayed(RemoteMedium remote, RtpMap map) {
    return remote
        .medium()
        .parameter(map.payloadType(), MOST_PLAYED)
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(Integer::parseInt)
        .orElse(SampleRate.FULL.perSecond());
  }

  // Events share the stream's time, so those at the codec's clock come first (RFC 4733 2.5.1.1).
  private static Optional<RtpMap> event(RemoteMedium remote, AudioCodec codec) {
    return remote.formats().stream()
        .filter(
            format ->
                format.is(RtpMap.TELEPHONE_EVENT, codec.clock())
                    || format.is(RtpMap.TELEPHONE_EVENT, AudioCodec.CLOCK))
        .filter(format -> format.payloadType() >= FIRST_DYNAMIC)
        .min(Comparator.comparing(format -> format.clock() != codec.clock()));
  }

  @Override
  public Lines answer(AudioFormat agreed) {
    return lines(List.of(agreed.map()), agreed.event().stream().toList());
  }

  @Override
  public Lines offer(Optional<AudioFormat> last) {
    return last.map(this::answer).orElseGet(this::all);
  }

  private Lines all() {
    List<RtpMap> formats = new ArrayList<>();
    List<RtpMap> events = new ArrayList<>();
    events.add(new RtpMap(OUR_TELEPHONE_EVENT, RtpMap.TELEPHONE_EVENT, AudioCodec.CLOCK));
    for (AudioCodec codec : AudioCodec.values()) {
      if (affords.test(codec)) {
        formats.add(
            new RtpMap(codec.payloadType(), codec.encodingName(), codec.clock(), codec.channels()));
        if (codec.clock() != AudioCodec.CLOCK) {
          events.add(new RtpMap(OUR_FAST_TELEPHONE_EVENT, RtpMap.TELEPHONE_EVENT, codec.clock()));
        }
      }
    }
    return lines(formats, events);
  }

  private static Lines lines(List<RtpMap> codecs, List<RtpMap> events) {
    List<RtpMap> formats = new ArrayList<>(codecs);
    formats.addAll(events);
    List<SdpAttribute> lines = new ArrayList<>();
    formats.forEach(format -> lines.add(format.attribute()));
    codecs.stream()
        .filter(map -> codec(map).equals(Optional.of(AudioCodec.OPUS)))
        .forEach(map -> lines.add(fmtp(map, OPUS)));
    events.forEach(event -> lines.add(fmtp(event, EVENTS)));
    lines.add(new SdpAttribute("ptime", Integer.toString(PACKET_MS)));
    return new Lines(formats, lines);
  }

  private static SdpAttribute fmtp(RtpMap map, String value) {
    return new SdpAttribute("fmtp", map.payloadType() + " " + value);
  }
}
