package org.confab.mediaserver.immcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.sdp.MalformedSdp;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SdpAttribute;
import org.confab.protocol.sdp.SdpOrigin;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;

/**
 * The session description of instant messages: {@code m=message 5060 sip null} with the media types
 * that a side reads ([MS-CONFIM] 3.1.4).
 *
 * @param media in their order
 * @param types what {@code a=accept-types} lists
 */
record ImSdp(List<MediaDescription> media, List<String> types) {
  private static final String MESSAGE = "message";
  private static final String ACCEPT = "accept-types";
  private static final int MOST_OF_A_TYPE = 128;

  /** What the MCU passes on, so what it reads. */
  private static final String OURS =
      "text/plain text/html text/rtf multipart/alternative image/gif application/x-ms-ink"
          + " application/ms-imdn+xml application/im-iscomposing+xml";

  /** Reads an offer or answer; empty if it has no messages in it, or cannot be read. */
  static Optional<ImSdp> read(byte[] body) {
    try {
      SessionDescription session = SdpReader.read(body);
      return session.media().stream().anyMatch(ImSdp::isMessage)
          ? Optional.of(new ImSdp(session.media(), types(session)))
          : Optional.empty();
    } catch (MalformedSdp malformed) {
      return Optional.empty();
    }
  }

  private static List<String> types(SessionDescription session) {
    return session.media().stream()
        .flatMap(medium -> medium.attribute(ACCEPT).stream())
        .findFirst()
        .or(() -> session.attribute(ACCEPT))
        .stream()
        .flatMap(value -> Stream.of(value.split("\\s+", -1)))
        .filter(ImSdp::isType)
        .limit(McuLeg.MAX_FORMATS)
        .toList();
  }

  /** What stands here goes into documents for the server, so nothing strange may. */
  private static boolean isType(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_OF_A_TYPE
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isMessage(MediaDescription medium) {
    return medium.is(MESSAGE) && medium.port() != 0;
  }

  /** The answer to this offer: messages, and no other media. */
  byte[] answer(String host) {
    List<MediaDescription> answers = new ArrayList<>();
    boolean taken = false;
    for (MediaDescription medium : media) {
      boolean take = isMessage(medium) && !taken;
      answers.add(take ? messages() : medium.declined());
      taken |= take;
    }
    return described(host, answers);
  }

  /** An offer of messages. */
  static byte[] offer(String host) {
    return described(host, List.of(messages()));
  }

  private static byte[] described(String host, List<MediaDescription> media) {
    return SessionDescription.of(new SdpOrigin("-", 0, 0, host), media).bytes();
  }

  private static MediaDescription messages() {
    return MediaDescription.of(
        MESSAGE, 5060, "sip", List.of("null"), List.of(new SdpAttribute(ACCEPT, OURS)));
  }
}
