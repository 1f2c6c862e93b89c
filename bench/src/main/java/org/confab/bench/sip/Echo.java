package org.confab.bench.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** The 200 to a request of the server: what must be copied, and nothing else. */
public final class Echo {
  private static final Set<String> COPIED =
      Set.of("via", "v", "from", "f", "to", "t", "call-id", "i", "cseq", "record-route");

  private Echo() {}

  /** The answer's bytes. */
  public static byte[] ok(Message request) {
    String text = request.text();
    StringBuilder answer = new StringBuilder(512).append("SIP/2.0 200 OK\r\n");
    int at = text.indexOf("\r\n") + 2;
    int end = text.indexOf("\r\n", at);
    while (end > at) {
      int colon = text.indexOf(':', at);
      if (colon > 0
          && colon < end
          && COPIED.contains(text.substring(at, colon).strip().toLowerCase(Locale.ROOT))) {
        answer.append(text, at, end + 2);
      }
      at = end + 2;
      end = text.indexOf("\r\n", at);
    }
    return answer
        .append("Content-Length: 0\r\n\r\n")
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
