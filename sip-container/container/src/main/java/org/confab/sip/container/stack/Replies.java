package org.confab.sip.container.stack;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
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
    if (application.isEmpty()
        || !flow.isStream()
        || !PlainRequest.Kind.REGISTER.isPossible(message)) {
      return false;
    }
    Optional<PlainRequest> register = PlainRequest.Kind.REGISTER.read(message, flow.transport());
    if (register.isEmpty()) {
      return false;
    }
    String to = register.get().to() + ";tag=" + tag();
    Optional<Answer> answer = application.get().answer(new Asked(verdict, flow, message, to));
    if (answer.isEmpty()) {
      return false;
    }
    String via = ViaTags.seen(register.get().via(), flow);
    wire.finished(
        flow,
        ReplyText.write(
            register.get(), List.of(via), to, answer.get().status(), answer.get().headers()));
    return true;
  }

  /** Of 64 random bits (RFC 3261 19.3); no tag of the core is written so. */
  private String tag() {
    byte[] bytes = new byte[TAG_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
