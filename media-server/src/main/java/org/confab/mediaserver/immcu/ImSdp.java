package org.confab.mediaserver.immcu;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The session description of instant messages: {@code m=message 5060 sip null} with the media types
 * that a side reads ([MS-CONFIM] 3.1.4).
 *
 * @param media the media lines in their order, without {@code m=}
 * @param types what {@code a=accept-types} lists
 */
record ImSdp(List<String> media, List<String> types) {
  private static final String MESSAGE = "message ";
  private static final String ACCEPT = "a=accept-types:";
  private static final int MOST_MEDIA = 16;
  private static final int MOST_OF_A_TYPE = 128;

  /** What the MCU passes on, so what it reads. */
  private static final String OURS =
      "text/plain text/html text/rtf multipart/alternative image/gif application/x-ms-ink"
          + " application/ms-imdn+xml application/im-iscomposing+xml";

  /** Reads an offer or answer; empty if it has no messages in it. */
  static Optional<ImSdp> read(byte[] body) {
    List<String> media = new ArrayList<>();
    List<String> types = List.of();
    for (String line : new String(body, StandardCharsets.UTF_8).split("\r?\n", -1)) {
      if (line.startsWith("m=") && media.size() < MOST_MEDIA) {
        media.add(line.substring(2).strip());
      } else if (line.toLowerCase(Locale.ROOT).startsWith(ACCEPT)) {
        types =
            List.of(line.substring(ACCEPT.length()).strip().split("\\s+")).stream()
                .filter(ImSdp::isType)
                .limit(org.confab.protocol.mcu.McuLeg.MAX_FORMATS)
                .toList();
      }
    }
    return media.stream().anyMatch(ImSdp::isMessage)
        ? Optional.of(new ImSdp(media, types))
        : Optional.empty();
  }

  /** What stands here goes into documents for the server, so nothing strange may. */
  private static boolean isType(String text) {
    return !text.isEmpty()
        && text.length() <= MOST_OF_A_TYPE
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isMessage(String line) {
    return line.startsWith(MESSAGE) && !line.startsWith(MESSAGE + "0 ");
  }

  /** The answer to this offer: messages, and no other media. */
  byte[] answer(String host) {
    StringBuilder out = new StringBuilder(session(host));
    boolean taken = false;
    for (String line : media) {
      if (isMessage(line) && !taken) {
        taken = true;
        out.append(messages());
      } else {
        out.append("m=").append(line.replaceFirst(" \\d+", " 0")).append("\r\n");
      }
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An offer of messages. */
  static byte[] offer(String host) {
    return (session(host) + messages()).getBytes(StandardCharsets.UTF_8);
  }

  private static String session(String host) {
    String address = (host.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + host;
    return "v=0\r\no=- 0 0 " + address + "\r\ns=session\r\nc=" + address + "\r\nt=0 0\r\n";
  }

  private static String messages() {
    return "m=message 5060 sip null\r\n" + ACCEPT + OURS + "\r\n";
  }
}
