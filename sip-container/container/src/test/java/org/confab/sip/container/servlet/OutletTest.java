package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.confab.sip.container.probe.SubscriptionProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices that leave by the short way are what the core would have sent. */
class OutletTest {
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @BeforeEach
  void forget() {
    SubscriptionProbe.ANSWERS.clear();
  }

  private static RawMessage subscribe(RawClient client, String... headers) throws IOException {
    client.request("SUBSCRIBE", "sip:x@litwareinc.com", 1, "s", headers);
    return client.receive();
  }

  @Test
  void theyLookLikeTheCoresOwn() throws IOException {
    try (RawClient plain = container.client("one");
        RawClient quick = container.client("two")) {
      subscribe(plain, "Event: e");
      RawMessage expected = plain.receive();
      RawMessage accepted = subscribe(quick, "Event: e", "X-Outlet: 1");
      RawMessage notice = quick.receive();

      assertThat(notice.method()).isEqualTo("NOTIFY");
      assertThat(notice.header("From")).isEqualTo(accepted.header("To"));
      assertThat(notice.header("To")).isEqualTo(accepted.header("From"));
      for (String name : new String[] {"CSeq", "Call-ID", "Max-Forwards", "Content-Type"}) {
        assertThat(notice.all(name)).as(name).isEqualTo(expected.all(name));
      }
      assertThat(notice.all("Via")).hasSize(1);
      assertThat(notice.all("Contact")).hasSize(1);
      assertThat(notice.all("Event")).containsExactly("e");
      assertThat(notice.all("Route")).isEmpty();
      assertThat(notice.head().lines().findFirst().orElseThrow())
          .isEqualTo(expected.head().lines().findFirst().orElseThrow().replace("one", "two"));
    }
  }

  @Test
  void theirAnswersAreTold() throws Exception {
    try (RawClient client = container.client("one")) {
      subscribe(client, "Event: e", "X-Outlet: 1");
      client.answer(client.receive(), 200, "t");
      assertThat(SubscriptionProbe.ANSWERS.poll(5, TimeUnit.SECONDS)).isEqualTo(200);
      client.answer(client.receive(), 481, "t");
      assertThat(SubscriptionProbe.ANSWERS.poll(5, TimeUnit.SECONDS)).isEqualTo(481);
    }
  }

  @Test
  void bothWaysCountTogether() throws IOException {
    try (RawClient client = container.client("one")) {
      RawMessage accepted =
          subscribe(client, "Event: e", "Proxy-Require: ms-benotify", "X-Outlet: 1");
      assertThat(client.receive().header("CSeq")).isEqualTo("1 BENOTIFY");
      assertThat(client.receive().header("CSeq")).isEqualTo("2 BENOTIFY");
      client.request(
          "INFO",
          "sip:x@litwareinc.com",
          2,
          "i",
          "From: " + accepted.header("From"),
          "To: " + accepted.header("To"));
      assertThat(client.receive().status()).isEqualTo(403);
      assertThat(client.receive().header("CSeq")).isEqualTo("3 BENOTIFY");
    }
  }

  @Test
  void aRefreshWithANewContactMovesTheTarget() throws IOException {
    try (RawClient client = container.client("one")) {
      RawMessage accepted = subscribe(client, "Event: e", "X-Outlet: 1");
      client.receive();
      client.receive();
      String moved = "<sip:moved@litwareinc.com>";
      client.send(
          "SUBSCRIBE sip:x@litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKm\r\n"
              + "Max-Forwards: 70\r\nCall-ID: same\r\nCSeq: 2 SUBSCRIBE\r\nFrom: "
              + accepted.header("From")
              + "\r\nTo: "
              + accepted.header("To")
              + "\r\nContact: "
              + moved
              + "\r\nEvent: e\r\nX-Outlet: 1\r\nContent-Length: 0\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(200);
      RawMessage notice = client.receive();
      assertThat(notice.head()).startsWith("NOTIFY sip:moved@litwareinc.com SIP/2.0");
      assertThat(notice.header("CSeq")).isEqualTo("3 NOTIFY");
    }
  }

  @Test
  void theRequestsOfASubscriptionAreNotKeptWithIt() throws IOException {
    try (RawClient client = container.client("one")) {
      RawMessage accepted = subscribe(client, "Event: e", "X-Outlet: 1");
      client.receive();
      client.receive();
      Waiting.until(() -> container.keptRequests() == 0);
      assertThat(container.dialogs()).isPositive();

      client.request(
          "SUBSCRIBE",
          "sip:x@litwareinc.com",
          2,
          "again",
          "Event: e",
          "X-Outlet: 1",
          "From: " + accepted.header("From"),
          "To: " + accepted.header("To"));
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(client.receive().method()).isEqualTo("NOTIFY");
      Waiting.until(() -> container.keptRequests() == 0);
    }
  }
}
