package org.confab.sip.registrar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Verdict;
import org.confab.core.subscription.HeaderLine;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.ShortAnswers;
import org.confab.sip.front.Answers;

/**
 * The {@link RegistrarServlet}'s answers from the text. It decides the same: challenges and grants
 * here; what is refused has changed nothing and is left to the servlet to say, as is all that comes
 * from other servers. The guard has judged the message once; its verdict goes both ways.
 */
@Dependent
public class RegisterShortWay implements ShortAnswers {
  private static final String METHOD = "REGISTER";
  private static final int OK = 200;

  private final Registration registration;
  private final Answers answers;

  @Inject
  RegisterShortWay(Registration registration, Answers answers) {
    this.registration = registration;
    this.answers = answers;
  }

  @Override
  public Optional<Answer> answer(Asked asked) {
    Optional<RawMessage> message = message(asked);
    if (message.isEmpty()) {
      return Optional.empty();
    }
    if (asked.verdict() instanceof Verdict.Challenged challenged) {
      return Optional.of(answer(challenged.status(), answers.headers(challenged)));
    }
    return asked.verdict() instanceof Verdict.Authenticated known
            && message.get().from().aor().filter(known.endpoint().aor()::equals).isPresent()
        ? registered(message.get(), known.endpoint(), asked)
        : Optional.empty();
  }

  /** Whoever asks: it names whom it is for, and is not to be read two ways. */
  private static Optional<RawMessage> message(Asked asked) {
    try {
      RawMessage message = RawMessage.parse(asked.message());
      SipUri.parse(message.requestUri());
      return Optional.of(message)
          .filter(register -> register.method().equals(METHOD) && register.to().aor().isPresent());
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty(); // the servlet says so
    }
  }

  private Optional<Answer> registered(RawMessage message, EndpointId caller, Asked asked) {
    try {
      Registration.Done done = registration.carryOut(message, caller, asked.flow());
      registration.answeredIn(done, RegisterMessage.utf8(asked.to()));
      return Optional.of(
          answer(
              OK,
              registration.headers(done).stream()
                  .map(header -> new HeaderLine(header.name(), header.value()))
                  .toList()));
    } catch (Refused refused) {
      return Optional.empty(); // the servlet says so
    } catch (RuntimeException failure) {
      Answers.Failure told = answers.failure(METHOD, message.callId(), failure);
      return Optional.of(answer(told.status(), told.headers()));
    }
  }

  private static Answer answer(int status, List<HeaderLine> headers) {
    byte[] lines = HeaderLine.lines(headers).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, new String(lines, StandardCharsets.ISO_8859_1));
  }
}
