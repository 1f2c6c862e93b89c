package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two clients that use the same Call-ID, From tag, CSeq and branch at the same time, as two
 * Communicator clients do that were started in the same second.
 */
class TwinClientsTest {
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @Test
  void bothRegisterEachOverItsOwnFlow() throws IOException {
    try (RawClient one = container.client("one");
        RawClient two = container.client("two")) {
      for (RawClient client : List.of(one, two)) {
        client.request("REGISTER", "sip:litwareinc.com", 1, "r", "To: <sip:x@litwareinc.com>");
      }
      RawMessage first = one.receive();
      RawMessage second = two.receive();
      assertThat(first.status()).isEqualTo(200);
      assertThat(second.status()).isEqualTo(200);
      assertThat(first.header("Via"))
          .contains("127.0.0.1:" + one.port() + ";branch=z9hG4bKr;")
          .contains(";ms-received-cid=" + first.header("X-Flow"));
      assertThat(second.header("Via")).contains("127.0.0.1:" + two.port() + ";branch=z9hG4bKr;");
      assertThat(first.header("X-Flow")).isNotEqualTo(second.header("X-Flow"));
    }
  }

  @Test
  void aStrangerInTheDialogIsNotSentItsNotifications() throws IOException {
    try (RawClient subscriber = container.client("carol");
        RawClient stranger = container.client("mallory")) {
      subscriber.request(
          "SUBSCRIBE", "sip:x@litwareinc.com", 1, "d", "Event: e", "Proxy-Require: ms-benotify");
      RawMessage accepted = subscriber.receive();
      assertThat(subscriber.receive().method()).isEqualTo("BENOTIFY");
      assertThat(subscriber.receive().method()).isEqualTo("BENOTIFY");
      stranger.request(
          "INFO",
          "sip:x@litwareinc.com",
          2,
          "di",
          "From: " + accepted.header("From"),
          "To: " + accepted.header("To"));
      assertThat(stranger.receive().status()).isEqualTo(403);
      assertThat(subscriber.receive().method()).isEqualTo("BENOTIFY");
    }
  }

  @Test
  void bothSubscribeAndGetTheirOwnNotifications() throws IOException {
    try (RawClient one = container.client("one");
        RawClient two = container.client("two")) {
      for (RawClient client : List.of(one, two)) {
        client.request(
            "SUBSCRIBE", "sip:x@litwareinc.com", 1, "s", "Event: e", "Proxy-Require: ms-benotify");
      }
      for (RawClient client : List.of(one, two)) {
        RawMessage accepted = client.receive();
        RawMessage first = client.receive();
        RawMessage second = client.receive();
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(first.method()).isEqualTo("BENOTIFY");
        assertThat(first.header("From")).endsWith("tag=" + accepted.toTag());
        assertThat(first.header("CSeq")).isEqualTo("1 BENOTIFY");
        assertThat(second.header("CSeq")).isEqualTo("2 BENOTIFY");
        assertThat(first.all("Route")).isEmpty();
      }
    }
  }

  @Test
  void bothCallTheServerInDialogsOfTheirOwn() throws IOException {
    try (RawClient one = container.client("one");
        RawClient two = container.client("two")) {
      for (RawClient client : List.of(one, two)) {
        client.request("INVITE", "sip:uas@litwareinc.com", 1, "i");
      }
      RawMessage first = one.receiveFinal();
      RawMessage second = two.receiveFinal();
      assertThat(first.head()).startsWith("SIP/2.0 200 Invite dialog created");
      assertThat(first.toTag()).isNotEqualTo(second.toTag());
      inDialog(one, first);
      inDialog(two, second);
    }
  }

  private static void inDialog(RawClient client, RawMessage answer) throws IOException {
    String to = "To: <sip:uas@litwareinc.com>;tag=" + answer.toTag();
    client.request("ACK", "sip:127.0.0.1", 1, "a", to);
    client.request("INFO", "sip:127.0.0.1", 2, "n", to);
    RawMessage info = client.receiveFinal();
    assertThat(info.status()).isEqualTo(200);
    assertThat(info.header("X-Session")).isEqualTo(answer.header("X-Session"));
    client.request("BYE", "sip:127.0.0.1", 3, "n", to);
    assertThat(client.receiveFinal().status()).isEqualTo(200);
  }

  @Test
  void cancelEndsTheCallOfItsOwnFlowOnly() throws IOException {
    try (RawClient one = container.client("one");
        RawClient two = container.client("two")) {
      for (RawClient client : List.of(one, two)) {
        client.request("INVITE", "sip:uas@litwareinc.com", 1, "c", "X-Hang: 1");
        RawMessage ringing = client.receive();
        while (ringing.status() != 180) {
          ringing = client.receive();
        }
      }
      one.request("CANCEL", "sip:uas@litwareinc.com", 1, "c");
      assertThat(List.of(one.receiveFinal().status(), one.receiveFinal().status()))
          .containsExactlyInAnyOrder(200, 487);
      two.request("OPTIONS", "sip:uas@litwareinc.com", 2, "o");
      assertThat(two.receiveFinal().header("CSeq")).isEqualTo("2 OPTIONS");
      two.request("CANCEL", "sip:uas@litwareinc.com", 1, "c");
      assertThat(List.of(two.receiveFinal().status(), two.receiveFinal().status()))
          .containsExactlyInAnyOrder(200, 487);
    }
  }

  @Test
  void bothCallAThirdWhoAnswersEachOfThem() throws IOException {
    try (RawClient one = container.client("one");
        RawClient two = container.client("two");
        RawClient callee = container.client("carol").registered()) {
      for (RawClient client : List.of(one, two)) {
        client.request("INVITE", "sip:carol@litwareinc.com", 1, "p");
      }
      RawMessage first = callee.receive();
      RawMessage second = callee.receive();
      assertThat(first.header("Via")).isNotEqualTo(second.header("Via"));
      callee.answer(first, 200, tagFor(first));
      callee.answer(second, 200, tagFor(second));
      assertThat(one.receiveFinal().toTag()).isEqualTo("forone");
      assertThat(two.receiveFinal().toTag()).isEqualTo("fortwo");
    }
  }

  private static String tagFor(RawMessage invite) {
    return invite.header("From").contains("sip:one@") ? "forone" : "fortwo";
  }
}
