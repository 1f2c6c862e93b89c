package org.confab.bench.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Answers to requests of the server: what must be copied, and nothing else. */
public final class Echo {
  private static final Set<String> COPIED =
      Set.of("via", "v", "from", "f", "to", "t", "call-id", "i", "cseq", "record-route");

  private Echo() {}

  /** The 200. */
  public static byte[] ok(Message request) {
    return answer(request, "200 OK", "");
  }

  /**
   * An answer with that status and reason.
   *
   * @param tag of our end, where the request has none (RFC 3261 8.2.6.2); empty: none
   */
  public static byte[] answer(Message request, String status, String tag) {
    String text = request.text();
    StringBuilder answer = new StringBuilder(512).append("SIP/2.0 ").append(status).append("\r\n");
    int at = text.indexOf("\r\n") + 2;
    int end = text.indexOf("\r\n", at);
    while (end > at) {
      String line = text.substring(at, end);
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
      if (COPIED.contains(name.toLowerCase(Locale.ROOT))) {
        answer.append(line).append(wantsTag(name, line, tag) ? ";tag=" + tag : "").append("\r\n");
      }
      at = end + 2;
      end = text.indexOf("\r\n", at);
    }
    return answer
        .append("Content-Length: 0\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean wantsTag(String name, String line, String tag) {
    return !tag.isEmpty()
        && (name.equalsIgnoreCase("To") || name.equalsIgnoreCase("t"))
        && !line.contains(";tag=");
  }
}
