package org.confab.mediaserver.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LegSessionTest {
  private static final String BOB = "sip:bob@litwareinc.com";
  private static final String CONFERENCE = "sip:alice@litwareinc.com;gruu";

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<String> answers = new ArrayList<>();
  private final LegInput leg =
      new LegInput() {
        @Override
        public void message(Body text, LongConsumer accepted) {}

        @Override
        public void info(Body notice) {}

        @Override
        public Body invited(Optional<Body> offer) {
          return new Body(Body.SDP, new byte[] {'o'});
        }

        @Override
        public void answered(Body answer) {
          answers.add(new String(answer.bytes(), StandardCharsets.UTF_8));
        }

        @Override
        public void declined(int status) {}

        @Override
        public void left() {}
      };

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static RawMessage request(String method, int number, String body) {
    SipText text =
        SipText.request(method, CONFERENCE)
            .with("Via", "SIP/2.0/TLS 127.0.0.1;branch=z9hG4bK" + number)
            .with("From", "<" + BOB + ">;tag=his")
            .with("To", "<" + CONFERENCE + ">;tag=ours")
            .with("Call-ID", "one")
            .with("CSeq", number + " " + method)
            .with("Contact", "<" + BOB + ">");
    return RawMessage.parse(text.body(Body.SDP, body.getBytes(StandardCharsets.UTF_8)).bytes());
  }

  @Test
  void theAckOfAnInviteBeforeIsNotTakenForThatOfTheNewest() throws IOException {
    SipConnection connection =
        new SipConnection(
            (SSLSocket) SSLSocketFactory.getDefault().createSocket(), SipLimits.DEFAULT);
    SipDialog dialog =
        new SipDialog(
            new DialogState("one", CONFERENCE, "ours", BOB, "his", BOB, List.of(), 0, 1),
            CONFERENCE,
            new SipWire("127.0.0.1:5063", SipLimits.DEFAULT, timer, new Figures()),
            gone -> {});
    LegSession session = new LegSession(dialog, SipUri.parse(BOB));
    session.leadsTo(leg);
    session.accept(connection, request("INVITE", 7, ""), new Body(Body.SDP, new byte[1]), true);
    session.request(connection, request("ACK", 6, "late"));
    assertThat(answers).isEmpty();
    session.request(connection, request("ACK", 7, "answer"));
    session.request(connection, request("ACK", 7, "again"));
    assertThat(answers).containsExactly("answer");
  }
}
