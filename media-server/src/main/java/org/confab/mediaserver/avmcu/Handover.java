package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.dtls.SrtpKeys;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.RtpMap;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * What a process that goes on in a call needs of its media, so that the other side notices nothing:
 * the same ports, key and credentials, and what the other side has said. It is told to the server
 * with the dialog, and to nobody else.
 *
 * @param session names the call in {@code o=}
 * @param version of {@code o=} told last
 * @param offered whether this side made the last offer
 * @param sound of the sound
 * @param picture of the picture, if there is one
 * @param theirs the other side's last description, as far as it matters
 */
record Handover(
    long session,
    long version,
    boolean offered,
    Medium sound,
    Optional<Medium> picture,
    String theirs) {
  private static final String NOTHING = "-";
  private static final String RTPMAP = "a=rtpmap:";
  private static final String SOUND = "m=audio ";
  private static final int FIRST_FORMAT = 3;
  private static final String FMTP = "a=fmtp:";
  private static final String CANDIDATE = "a=candidate:";
  private static final int FIELDS = 6;
  private static final int MEDIUM_FIELDS = 16;

  private static final Set<String> KNOWN =
      Stream.of(
              Arrays.stream(AudioCodec.values()).map(AudioCodec::encodingName),
              Arrays.stream(VideoCodec.values()).map(VideoCodec::encodingName),
              Stream.of(RtpMap.TELEPHONE_EVENT))
          .flatMap(names -> names)
          .map(name -> name.toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * One medium of it.
   *
   * @param port for RTP on this side
   * @param key of what is sent
   * @param credentials of ICE on this side
   * @param found where ICE has found the other side
   * @param keys what a handshake has given
   * @param source where what is sent stands
   */
  record Medium(
      int port,
      SrtpKey key,
      IceCredentials credentials,
      Optional<RemoteMedia> found,
      Optional<SrtpKeys> keys,
      SourceState source) {
    private String asString() {
      return String.join(
          " ",
          Integer.toString(port),
          key.asBase64(),
          credentials.ufrag(),
          credentials.password(),
          found.map(it -> address(it.rtp())).orElse(NOTHING + " " + NOTHING),
          found.map(it -> address(it.rtcp())).orElse(NOTHING + " " + NOTHING),
          keys.map(it -> it.ours().suite().name()).orElse(NOTHING),
          keys.map(it -> it.theirs().key().asBase64()).orElse(NOTHING),
          keys.map(it -> it.ours().key().asBase64()).orElse(NOTHING),
          Integer.toString(source.ssrc()),
          Long.toString(source.index()),
          Long.toString(source.reports()),
          Integer.toString(source.timestamp()),
          Long.toString(source.at()));
    }

    private static Medium read(String text) throws UnknownHostException {
      String[] fields = text.split(" ", -1);
      if (fields.length != MEDIUM_FIELDS) {
        throw new IllegalArgumentException("not a medium that was handed on");
      }
      return new Medium(
          Integer.parseInt(fields[0]),
          SrtpKey.parse(fields[1]),
          new IceCredentials(fields[2], fields[3]),
          fields[4].equals(NOTHING)
              ? Optional.empty()
              : Optional.of(
                  RemoteMedia.settled(
                      address(fields[4], fields[5]), address(fields[6], fields[7]))),
          fields[8].equals(NOTHING)
              ? Optional.empty()
              : Optional.of(
                  new SrtpKeys(keying(fields[8], fields[9]), keying(fields[8], fields[10]))),
          new SourceState(
              Integer.parseInt(fields[11]),
              Long.parseLong(fields[12]),
              Long.parseLong(fields[13]),
              Integer.parseInt(fields[14]),
              Long.parseLong(fields[15])));
    }

    private static SrtpKeying keying(String suite, String key) {
      return new SrtpKeying(SrtpSuite.valueOf(suite), SrtpKey.parse(key));
    }
  }

  /** As one word; empty if it is longer than the link takes. */
  String asString() {
    String text =
        String.join(
            "\n",
            List.of(
                Long.toString(session),
                Long.toString(version),
                Boolean.toString(offered),
                sound.asString(),
                picture.map(Medium::asString).orElse(NOTHING),
                theirs));
    String word =
        Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return word.length() > DialogState.MAX_MEDIA ? "" : word;
  }

  private static String address(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " " + address.getPort();
  }

  /** Reads {@link #asString}; empty if it is none. */
  static Optional<Handover> read(String word) {
    try {
      String text = new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
      String[] fields = text.split("\n", FIELDS);
      if (fields.length < FIELDS) {
        return Optional.empty();
      }
      return Optional.of(
          new Handover(
              Long.parseLong(fields[0]),
              Long.parseLong(fields[1]),
              Boolean.parseBoolean(fields[2]),
              Medium.read(fields[3]),
              fields[4].equals(NOTHING) ? Optional.empty() : Optional.of(Medium.read(fields[4])),
              fields[5]));
    } catch (IllegalArgumentException | UnknownHostException bad) {
      return Optional.empty();
    }
  }

  private static InetSocketAddress address(String host, String port) throws UnknownHostException {
    IpAddress.parse(host); // refuses names, which would be looked up
    return new InetSocketAddress(InetAddress.getByName(host.strip()), Integer.parseInt(port));
  }

  /**
   * What of a description matters when nothing is left to choose: it is to be short.
   *
   * @param sound the payload types of sound that were agreed on
   */
  static String reduced(String description, Set<Integer> sound) {
    List<String> lines = description.lines().map(line -> chosen(line, sound)).toList();
    Set<String> types = new HashSet<>();
    lines.stream()
        .filter(line -> starts(line, RTPMAP) && isKnown(line))
        .forEach(line -> types.add(type(line)));
    return lines.stream()
        .filter(line -> matters(line, types))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String chosen(String line, Set<Integer> sound) {
    if (!starts(line, SOUND)) {
      return line;
    }
    String[] fields = line.strip().split("\\s+");
    String kept =
        Arrays.stream(fields)
            .skip(FIRST_FORMAT)
            .filter(type -> sound.stream().anyMatch(it -> it.toString().equals(type)))
            .collect(Collectors.joining(" "));
    return kept.isEmpty()
        ? line
        : String.join(" ", Arrays.asList(fields).subList(0, FIRST_FORMAT)) + " " + kept;
  }

  private static boolean matters(String line, Set<String> types) {
    if (starts(line, RTPMAP)) {
      return isKnown(line);
    }
    if (starts(line, FMTP)) {
      return types.contains(type(line));
    }
    return !(starts(line, CANDIDATE) && line.toLowerCase(Locale.ROOT).contains(" tcp"));
  }

  private static boolean starts(String line, String with) {
    return line.regionMatches(true, 0, with, 0, with.length());
  }

  private static String type(String line) {
    return line.substring(line.indexOf(':') + 1).split("\\s+", 2)[0];
  }

  private static boolean isKnown(String rtpmap) {
    String[] words = rtpmap.split("\\s+", 2);
    return words.length == 2 && KNOWN.contains(words[1].split("/", 2)[0].toLowerCase(Locale.ROOT));
  }
}
