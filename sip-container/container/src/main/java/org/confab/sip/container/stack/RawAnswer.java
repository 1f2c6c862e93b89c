package org.confab.sip.container.stack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.sip.container.overload.RefusalTag;
import org.confab.sip.container.transport.HeaderSection;

/**
 * An answer to a request that was not parsed, made of its own header lines (RFC 3261 8.2.6): all
 * Via, From, To with a tag, Call-ID, CSeq, as many of them as it has.
 */
final class RawAnswer {
  private static final String CRLF = "\r\n";

  private static final int OVERLOAD = 503;
  private static final int SHORTEST_PATIENCE = 5;

  private RawAnswer() {}

  /** The answer, or nothing for responses, ACK and what has no Via or start line to answer to. */
  static Optional<byte[]> to(byte[] request, int status, String reason) {
    HeaderSection head = HeaderSection.of(request, 0, request.length);
    if (needsNone(request) || head.startLine().indexOf(' ') <= 0) {
      return Optional.empty();
    }
    List<String> vias = head.values("via", "v");
    if (vias.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder answer = new StringBuilder(512);
    answer.append("SIP/2.0 ").append(status).append(' ').append(reason).append(CRLF);
    vias.forEach(via -> answer.append("Via: ").append(via).append(CRLF));
    head.value("from", "f").ifPresent(from -> line(answer, "From", from));
    head.value("to", "t").ifPresent(to -> line(answer, "To", tagged(to, head)));
    head.value("call-id", "i").ifPresent(id -> line(answer, "Call-ID", id));
    head.value("cseq", "cseq").ifPresent(cseq -> line(answer, "CSeq", cseq));
    if (status == OVERLOAD) {
      line(answer, "Retry-After", Integer.toString(patience(head)));
    }
    answer.append("ms-diagnostics: ").append(Diagnostics.of(status).value()).append(CRLF);
    answer.append("Content-Length: 0").append(CRLF).append(CRLF);
    return Optional.of(answer.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void line(StringBuilder answer, String name, String value) {
    answer.append(name).append(": ").append(value).append(CRLF);
  }

  /** Seconds until the client may ask again; not the same for all, or they would come together. */
  private static int patience(HeaderSection head) {
    int spread = head.value("call-id", "i").orElse("").hashCode();
    return SHORTEST_PATIENCE + Math.floorMod(spread, SHORTEST_PATIENCE * 2);
  }

  /** Whether it is a response or an ACK, which are never answered. */
  static boolean needsNone(byte[] message) {
    String start = HeaderSection.startLine(message);
    return start.startsWith("SIP/") || start.startsWith("ACK ");
  }

  private static String tagged(String to, HeaderSection head) {
    return to.contains(";tag=")
        ? to
        : to + ";tag=" + RefusalTag.of(head.value("call-id", "i").orElse(""));
  }
}
