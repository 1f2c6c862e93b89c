package org.confab.sip.subscription;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Verdict;
import org.confab.core.subscription.HeaderLine;
import org.confab.core.subscription.SubscribeAnswer;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.sip.RawMessage;
import org.confab.sip.edge.DialogAnswers;
import org.confab.sip.edge.ShortAnswers.Asked;
import org.confab.sip.edge.TextDialog;
import org.confab.sip.front.Answers;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Challenge;
import org.confab.sip.front.Screening;
import org.confab.sip.front.Uris;

/**
 * The {@link SubscriptionServlet}'s answers from the text, in its order: what is screened, who
 * asks, what the core says. Refusals are made here too, since inside a dialog there is no other
 * way. Outside of dialogs, what comes from other servers and what cannot be read is left to the
 * servlet.
 */
@Dependent
public class SubscribeShortWay implements DialogAnswers {
  private static final byte[] NOTHING = {};
  private static final int OK = 200;

  private final Subscriptions subscriptions;
  private final Answers answers;

  @Inject
  SubscribeShortWay(Subscriptions subscriptions, Answers answers) {
    this.subscriptions = subscriptions;
    this.answers = answers;
  }

  @Override
  public Optional<Reply> begin(Asked asked, TextDialog dialog) {
    boolean client =
        asked.verdict() instanceof Verdict.Authenticated
            || asked.verdict() instanceof Verdict.Challenged;
    if (!client) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer(RawMessage.parse(asked.message()), asked, dialog, false));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty(); // the servlet says so
    }
  }

  @Override
  public Reply within(Asked asked, TextDialog dialog) {
    try {
      return answer(RawMessage.parse(asked.message()), asked, dialog, true);
    } catch (IllegalArgumentException unreadable) {
      return refused("request", "", "", SubscribeMessage.malformed(unreadable));
    }
  }

  private Reply answer(RawMessage message, Asked asked, TextDialog dialog, boolean inside) {
    try {
      Screening.check(message);
      EndpointId caller =
          CallerOf.request(
              asked.verdict(), () -> Uris.of(SubscribeMessage.utf8(message.from().uri())));
      SubscribeRules.checkMethod(message.method());
      return subscribed(message, caller, asked, dialog, inside);
    } catch (Challenge challenge) {
      Verdict.Challenged verdict = challenge.verdict();
      return reply(verdict.status(), "", answers.headers(verdict), Optional.empty(), Fate.NONE);
    } catch (Refused refused) {
      return refused(message.method(), message.requestUri(), message.callId(), refused);
    } catch (RuntimeException failure) {
      Answers.Failure told = answers.failure(message.method(), message.callId(), failure);
      return reply(told.status(), "", told.headers(), Optional.empty(), Fate.NONE);
    }
  }

  private Reply subscribed(
      RawMessage message, EndpointId caller, Asked asked, TextDialog dialog, boolean inside) {
    OutletChannel channel = new OutletChannel(dialog, subscriptions);
    SubscribeAnswer answer =
        subscriptions.subscribe(
            SubscribeMessage.read(message, caller, asked.flow(), inside, Bodies.of(message)),
            channel);
    if (!inside) {
      channel.of(answer.id());
      if (!answer.expires().isZero()) {
        dialog.keep();
      }
    }
    return reply(OK, "", answer.headers(), answer.body(), sent -> told(answer, sent));
  }

  private void told(SubscribeAnswer answer, boolean sent) {
    if (sent) {
      subscriptions.answered(answer.id());
    } else {
      subscriptions.failed(answer.id());
    }
  }

  private Reply refused(String method, String target, String callId, Refused refused) {
    Answers.Refusal told =
        answers.refusal(method, target, callId, refused, SubscribeRules.remedy(refused));
    return reply(told.status(), told.reason(), told.headers(), told.body(), Fate.NONE);
  }

  private static Reply reply(
      int status, String reason, List<HeaderLine> headers, Optional<Body> body, Fate fate) {
    byte[] lines = HeaderLine.lines(headers).getBytes(StandardCharsets.UTF_8);
    return new Reply(
        status,
        reason,
        new String(lines, StandardCharsets.ISO_8859_1),
        body.map(Body::contentType).orElse(""),
        body.map(Body::bytes).orElse(NOTHING),
        fate);
  }
}
