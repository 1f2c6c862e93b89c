package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.confab.sip.edge.DialogAnswers.Fate;
import org.confab.sip.edge.DialogAnswers.Reply;

/** The text of an answer to a request that was read as text (RFC 3261 8.2.6). */
final class ReplyText {
  private static final String CRLF = "\r\n";
  private static final byte[] NOTHING = {};

  private ReplyText() {}

  /**
   * An answer without a body.
   *
   * @param vias the values of its Vias, the topmost first
   * @param to its To, with a tag
   * @param headers whole lines with their line ends
   */
  static byte[] write(
      PlainRequest request, Iterable<String> vias, String to, int status, String headers) {
    return write(request, vias, to, new Reply(status, "", headers, "", NOTHING, Fate.NONE));
  }

  /** The same with words and a body of its own. */
  static byte[] write(PlainRequest request, Iterable<String> vias, String to, Reply reply) {
    int status = reply.status();
    String words = reply.reason().isEmpty() ? SIPResponse.getReasonPhrase(status) : reply.reason();
    StringBuilder head = new StringBuilder(512);
    head.append("SIP/2.0 ").append(status).append(' ').append(words).append(CRLF);
    vias.forEach(via -> line(head, "Via", via));
    line(head, "From", request.from());
    line(head, "To", to);
    line(head, "Call-ID", request.callId());
    line(head, "CSeq", request.cseq());
    head.append(reply.headers());
    if (!reply.contentType().isEmpty()) {
      line(head, "Content-Type", reply.contentType());
    }
    line(head, "Content-Length", Integer.toString(reply.body().length));
    byte[] start = head.append(CRLF).toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = Arrays.copyOf(start, start.length + reply.body().length);
    System.arraycopy(reply.body(), 0, whole, start.length, reply.body().length);
    return whole;
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append(CRLF);
  }
}
