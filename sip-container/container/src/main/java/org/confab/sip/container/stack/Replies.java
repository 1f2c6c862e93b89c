package org.confab.sip.container.stack;

import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.confab.sip.container.transport.ConnectionFlow;
import org.confab.sip.edge.ShortAnswers;
import org.confab.sip.edge.ShortAnswers.Answer;
import org.confab.sip.edge.ShortAnswers.Asked;

/**
 * The short way of a REGISTER over TCP or TLS: the application answers it from its text. A
 * transaction would keep the answer for repetitions, which do not come on such flows (RFC 3261
 * 17.2.2, timer J), and nothing later refers to a session of it.
 */
final class Replies {
  private static final String CRLF = "\r\n";
  private static final int TAG_BYTES = 8;

  private final Wire wire;
  private final Optional<ShortAnswers> application;
  private final SecureRandom random = new SecureRandom();

  Replies(Wire wire, Optional<ShortAnswers> application) {
    this.wire = wire;
    this.application = application;
  }

  /**
   * Answers a request that is plain enough; false for all others.
   *
   * @throws IOException if the flow is closed
   */
  boolean take(ConnectionFlow flow, Object verdict, byte[] message) throws IOException {
    if (application.isEmpty() || !flow.isStream() || !PlainRegister.isPossible(message)) {
      return false;
    }
    Optional<PlainRegister> register = PlainRegister.read(message, flow.transport());
    if (register.isEmpty()) {
      return false;
    }
    String to = register.get().to() + ";tag=" + tag();
    Optional<Answer> answer = application.get().answer(new Asked(verdict, flow, message, to));
    if (answer.isEmpty()) {
      return false;
    }
    String via = ViaTags.seen(register.get().via(), flow);
    wire.finished(flow, write(register.get(), via, to, answer.get()));
    return true;
  }

  /** Of 64 random bits (RFC 3261 19.3); no tag of the core is written so. */
  private String tag() {
    byte[] bytes = new byte[TAG_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] write(PlainRegister register, String via, String to, Answer answer) {
    String lines =
        String.join(
            CRLF,
            "SIP/2.0 " + answer.status() + " " + SIPResponse.getReasonPhrase(answer.status()),
            "Via: " + via,
            "From: " + register.from(),
            "To: " + to,
            "Call-ID: " + register.callId(),
            "CSeq: " + register.cseq(),
            answer.headers() + "Content-Length: 0",
            CRLF);
    return lines.getBytes(StandardCharsets.ISO_8859_1);
  }
}
