package org.confab.mediaserver.avmcu;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.srtp.SrtpKey;

/**
 * What a process that goes on in a call needs of its media, so that the other side notices nothing:
 * the same ports, key and credentials, and what the other side has said. It is told to the server
 * with the dialog, and to nobody else.
 *
 * @param session names the call in {@code o=}
 * @param version of {@code o=} told last
 * @param port for RTP on this side
 * @param key of what is sent
 * @param credentials of ICE on this side
 * @param offered whether this side made the last offer
 * @param found where ICE has found the other side
 * @param theirs the other side's last description, as far as it matters
 */
record Handover(
    long session,
    long version,
    int port,
    SrtpKey key,
    IceCredentials credentials,
    boolean offered,
    Optional<RemoteMedia> found,
    String theirs) {
  private static final String NOWHERE = "-";
  private static final int FIELDS = 9;

  /** As one word; empty if it is longer than the link takes. */
  String asString() {
    String text =
        String.join(
            "\n",
            List.of(
                Long.toString(session),
                Long.toString(version),
                Integer.toString(port),
                key.asBase64(),
                credentials.ufrag() + " " + credentials.password(),
                Boolean.toString(offered),
                found.map(it -> address(it.rtp())).orElse(NOWHERE),
                found.map(it -> address(it.rtcp())).orElse(NOWHERE),
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
      String[] ice = fields[4].split(" ", 2);
      Optional<RemoteMedia> found =
          fields[6].equals(NOWHERE)
              ? Optional.empty()
              : Optional.of(RemoteMedia.settled(address(fields[6]), address(fields[7])));
      return Optional.of(
          new Handover(
              Long.parseLong(fields[0]),
              Long.parseLong(fields[1]),
              Integer.parseInt(fields[2]),
              SrtpKey.parse(fields[3]),
              new IceCredentials(ice[0], ice[1]),
              Boolean.parseBoolean(fields[5]),
              found,
              fields[8]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | UnknownHostException bad) {
      return Optional.empty();
    }
  }

  private static InetSocketAddress address(String text) throws UnknownHostException {
    String[] parts = text.split(" ", 2);
    return new InetSocketAddress(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
  }

  /** What of a description matters when nothing is left to choose: it is to be short. */
  static String reduced(String description) {
    return String.join(
            "\r\n", description.lines().filter(Handover::matters).toList().toArray(String[]::new))
        + "\r\n";
  }

  private static boolean matters(String line) {
    String lower = line.toLowerCase(Locale.ROOT);
    if (lower.startsWith("a=rtpmap:")) {
      return lower.contains("pcm") || lower.endsWith("telephone-event/8000");
    }
    return !lower.startsWith("a=fmtp:")
        && !(lower.startsWith("a=candidate:") && lower.contains(" tcp"));
  }
}
