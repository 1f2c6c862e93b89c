package org.confab.mediaserver.negotiation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.mediaserver.video.H264Profile;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.sdp.SdpAttribute;

/**
 * The codecs of pictures. Of each that both have one payload type is agreed on, that which most
 * others can read; the first is what the other side sends.
 */
final class SpokenPictures implements Spoken<PictureFormats> {
  /** As {@code m=} names it. */
  static final String KIND = "video";

  private static final String FMTP = "fmtp";
  private static final String FEEDBACK = "rtcp-fb";
  private static final String MESSAGE = "x-message app ";
  private static final String MODE = "packetization-mode";
  private static final String PROFILE = "profile-level-id";
  private static final int FIRST_DYNAMIC = 96;

  /** As [MS-SDPEXT] 3.1.5 writes them; the profile is the constrained baseline up to 720p. */
  private static final List<VideoFormat> OURS =
      List.of(
          format(VideoCodec.H264, 107, "profile-level-id=42e01f;packetization-mode=1"),
          format(VideoCodec.H264_UC, 122, "packetization-mode=1;mst-mode=NI-TC"),
          format(VideoCodec.VP8, 100, ""));

  private final Supplier<Optional<VideoCodec>> liked;

  /**
   * One for a leg.
   *
   * @param liked the codec that the others of its conference have, if they have one
   */
  SpokenPictures(Supplier<Optional<VideoCodec>> liked) {
    this.liked = liked;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Whether any codec of the other side is spoken, so that a place for it is worth taking. */
  static boolean anyOf(RemoteMedium remote) {
    return !known(remote).isEmpty();
  }

  @Override
  public PictureFormats choose(RemoteMedium remote) {
    Collection<VideoFormat> formats = known(remote);
    if (formats.isEmpty()) {
      throw new DescriptionRefused(Refusal.NO_CODEC);
    }
    return new PictureFormats(likedFirst(formats), feedback(remote.medium()), remote.kilobits());
  }

  /** The best payload type of each codec, in the order in which the codecs come. */
  private static Collection<VideoFormat> known(RemoteMedium remote) {
    Map<VideoCodec, VideoFormat> best = new LinkedHashMap<>();
    for (RtpMap map : remote.formats()) {
      VideoCodec.named(map.encoding())
          .filter(codec -> map.clock() == VideoCodec.CLOCK && map.payloadType() >= FIRST_DYNAMIC)
          .map(codec -> format(codec, map.payloadType(), parameters(remote, map)))
          .ifPresent(format -> best.merge(format.codec(), format, SpokenPictures::better));
    }
    return best.values();
  }

  // Fragments let big pictures through; then what more decoders know.
  private static VideoFormat better(VideoFormat one, VideoFormat other) {
    return one.packetizationMode() != other.packetizationMode()
        ? (one.packetizationMode() > other.packetizationMode() ? one : other)
        : (one.profile().compareTo(other.profile()) <= 0 ? one : other);
  }

  private List<VideoFormat> likedFirst(Collection<VideoFormat> formats) {
    Optional<VideoCodec> others = liked.get();
    return formats.stream()
        .sorted(
            Comparator.comparing(
                format -> !others.map(codec -> codec.isLike(format.codec())).orElse(true)))
        .toList();
  }

  private static String parameters(RemoteMedium remote, RtpMap map) {
    String type = Integer.toString(map.payloadType());
    return remote.medium().attributes(FMTP).stream()
        .map(line -> line.split("\\s+", 2))
        .filter(fields -> fields.length == 2 && fields[0].equals(type))
        .map(fields -> fields[1].strip())
        .findFirst()
        .orElse("");
  }

  private static VideoFormat format(VideoCodec codec, int type, String parameters) {
    if (codec == VideoCodec.VP8) {
      return new VideoFormat(codec, type, 0, H264Profile.CONSTRAINED_BASELINE, "");
    }
    // Without a mode it is 0 (RFC 6184 8.1); one that is interleaved is not spoken.
    int mode = parameter(parameters, MODE).equals("1") ? 1 : 0;
    Optional<String> profile =
        Optional.of(parameter(parameters, PROFILE)).filter(it -> !it.isEmpty());
    H264Profile needed =
        codec == VideoCodec.H264_UC
            ? H264Profile.CONSTRAINED_BASELINE
            : H264Profile.of(profile.orElse(""));
    return new VideoFormat(codec, type, mode, needed, answered(parameters));
  }

  private static String parameter(String parameters, String name) {
    for (String each : parameters.split(";", -1)) {
      String[] pair = each.split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
        return pair[1].strip();
      }
    }
    return "";
  }

  // RFC 6184 8.2.2: what configures the stream is the same in the answer; the rest is each side's.
  private static String answered(String parameters) {
    List<String> same = new ArrayList<>();
    for (String each : parameters.split(";", -1)) {
      String name = each.split("=", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (List.of(PROFILE, MODE, "mst-mode", "level-asymmetry-allowed").contains(name)) {
        same.add(each.strip());
      }
    }
    return String.join(";", same);
  }

  private static VideoFeedback feedback(MediaDescription medium) {
    boolean pli = false;
    boolean fir = false;
    boolean nack = false;
    for (String line : medium.attributes(FEEDBACK)) {
      String[] fields = line.toLowerCase(Locale.ROOT).split("\\s+", 2);
      String what = fields.length < 2 ? "" : fields[1].strip();
      pli |= what.equals("nack pli") || takesPli(what);
      fir |= what.equals("ccm fir");
      nack |= what.equals("nack");
    }
    return new VideoFeedback(pli, fir, nack);
  }

  // Lync's own words, such as: x-message app send:src,x-pli recv:src,x-pli
  private static boolean takesPli(String what) {
    if (!what.startsWith(MESSAGE)) {
      return false;
    }
    for (String word : what.substring(MESSAGE.length()).split("\\s+")) {
      if (word.startsWith("recv:") && word.contains("x-pli")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Lines answer(PictureFormats agreed) {
    return lines(agreed.formats(), agreed.feedback());
  }

  @Override
  public Lines offer(Optional<PictureFormats> last) {
    return last.map(this::answer)
        .orElseGet(() -> lines(likedFirst(OURS), new VideoFeedback(true, true, true)));
  }

  private static Lines lines(List<VideoFormat> formats, VideoFeedback feedback) {
    List<RtpMap> maps = new ArrayList<>();
    List<SdpAttribute> lines = new ArrayList<>();
    for (VideoFormat format : formats) {
      RtpMap map =
          new RtpMap(format.payloadType(), format.codec().encodingName(), VideoCodec.CLOCK);
      maps.add(map);
      lines.add(map.attribute());
      if (!format.parameters().isEmpty()) {
        lines.add(new SdpAttribute(FMTP, format.payloadType() + " " + format.parameters()));
      }
    }
    told(feedback).forEach(what -> lines.add(new SdpAttribute(FEEDBACK, "* " + what)));
    return new Lines(maps, lines);
  }

  private static List<String> told(VideoFeedback feedback) {
    List<String> out = new ArrayList<>();
    if (feedback.nack()) {
      out.add("nack");
    }
    if (feedback.pli()) {
      out.add("nack pli");
    }
    if (feedback.fir()) {
      out.add("ccm fir");
    }
    return out;
  }
}
