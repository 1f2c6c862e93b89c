package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dialogs that SUBSCRIBEs begin and the core knows nothing of: on the wire they are like its own.
 */
class KeptDialogsTest {
  private static final String URI = "sip:x@litwareinc.com";

  /** Milliseconds: transactions live 64 times as long on UDP. */
  private static final int T1 = 10;

  private RunningContainer container;

  @BeforeEach
  void start() throws IOException {
    container = new RunningContainer(T1, SubscribedGuard.class);
    SubscribedGuard.ANSWERS.clear();
    SubscribedGuard.FATES.clear();
  }

  @AfterEach
  void stop() {
    container.close();
  }

  private static RawMessage subscribe(RawClient client, String... headers) throws IOException {
    client.request("SUBSCRIBE", URI, 1, "s", with(headers, "Event: e"));
    return client.receive();
  }

  private static String[] with(String[] lines, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(Arrays.asList(lines));
    return all.toArray(String[]::new);
  }

  /** A request of the dialog that this answer has begun; From and To as they are there. */
  private static void within(
      RawClient client, String method, int cseq, RawMessage begun, String... headers)
      throws IOException {
    String[] dialog = {"From: " + begun.header("From"), "To: " + begun.header("To"), "Event: e"};
    client.request(method, URI, cseq, method + cseq, with(headers, dialog));
  }

  /** All lines in one order, without what is another's each time. */
  private static List<String> comparable(RawMessage message) {
    return Arrays.stream(message.head().strip().split("\r\n"))
        .filter(line -> !line.startsWith("X-"))
        .map(line -> line.replaceAll("^((To|From): <sip:x@.*);tag=.*", "$1"))
        .map(line -> line.replaceAll("branch=z9hG4bK-c.*", "branch"))
        .map(line -> line.replace("Contact: <sip:x@", "Contact: <sip:"))
        .map(line -> line.replace("/tcp ", "/TCP ")) // the core writes it in capitals
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOTIFY", "BENOTIFY"})
  void bothWaysHaveTheSameLines(String method) throws IOException {
    String dialect = method.equals("NOTIFY") ? "X-Any: 1" : "Proxy-Require: ms-benotify";
    try (RawClient client = container.client("a")) {
      RawMessage brief = subscribe(client, dialect);
      List<RawMessage> notices = List.of(client.receive(), client.receive());
      within(client, "SUBSCRIBE", 2, brief, dialect);
      RawMessage refreshed = client.receive();
      List<RawMessage> further = List.of(client.receive(), client.receive());

      RawMessage whole = subscribe(client, dialect, "X-Long: 1", "X-Outlet: 1");
      assertThat(brief.all("X-Short")).hasSize(1);
      assertThat(whole.all("X-Short")).isEmpty();
      assertThat(comparable(brief)).containsExactlyElementsOf(comparable(whole));
      for (RawMessage notice : notices) {
        assertThat(notice.method()).isEqualTo(method);
        assertThat(notice.header("From")).isEqualTo(brief.header("To"));
        assertThat(notice.header("To")).isEqualTo(brief.header("From"));
        assertThat(comparable(notice)).containsExactlyElementsOf(comparable(client.receive()));
      }
      within(client, "SUBSCRIBE", 2, whole, dialect, "X-Long: 1", "X-Outlet: 1");
      assertThat(comparable(refreshed)).containsExactlyElementsOf(comparable(client.receive()));
      for (RawMessage notice : further) {
        assertThat(comparable(notice)).containsExactlyElementsOf(comparable(client.receive()));
      }
    }
  }

  @Test
  void theCoreHoldsNothingOfThem() throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client, "X-Body: 1");
      assertThat(begun.toTag()).matches("[0-9a-f]{16}");
      assertThat(client.body()).asString(StandardCharsets.US_ASCII).isEqualTo("body");
      assertThat(begun.header("Content-Type")).isEqualTo("text/plain");
      assertThat(container.dialogs()).isEqualTo(1);
      assertThat(container.sessions()).isZero();
      assertThat(container.transactions()).isZero();
      client.receive();
      client.receive();
      within(client, "SUBSCRIBE", 2, begun, "X-End: 1");
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(container.dialogs()).isZero();
    }
  }

  @Test
  void theLastNoticesLeaveAfterTheEndAndThenTheDialogIsUnknown() throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      within(client, "SUBSCRIBE", 2, begun, "X-End: 1");
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(client.receive().header("CSeq")).isEqualTo("3 NOTIFY");
      assertThat(client.receive().header("CSeq")).isEqualTo("4 NOTIFY");
      within(client, "SUBSCRIBE", 3, begun);
      RawMessage unknown = client.receive();
      assertThat(unknown.status()).isEqualTo(481);
      assertThat(unknown.header("ms-diagnostics")).startsWith("1004;");
    }
  }

  @Test
  void answersToNoticesAreTold() throws Exception {
    try (RawClient client = container.client("a")) {
      subscribe(client);
      client.answer(client.receive(), 200, "t");
      assertThat(SubscribedGuard.ANSWERS.poll(5, TimeUnit.SECONDS)).isEqualTo(200);
      client.answer(client.receive(), 481, "t");
      assertThat(SubscribedGuard.ANSWERS.poll(5, TimeUnit.SECONDS)).isEqualTo(481);
    }
  }

  @Test
  void aRefreshMovesTargetAndFlow() throws IOException {
    try (RawClient client = container.client("a");
        RawClient moved = container.client("b")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      within(moved, "SUBSCRIBE", 2, begun);
      assertThat(moved.receive().status()).isEqualTo(200);
      RawMessage notice = moved.receive();
      assertThat(notice.head()).startsWith("NOTIFY sip:b@litwareinc.com;opaque=");
      assertThat(notice.header("CSeq")).isEqualTo("3 NOTIFY");
      assertThat(moved.receive().header("CSeq")).isEqualTo("4 NOTIFY");
    }
  }

  @Test
  void aRefusedRefreshMovesNothing() throws IOException {
    try (RawClient client = container.client("a");
        RawClient other = container.client("b")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      within(other, "SUBSCRIBE", 9, begun, "X-Status: 403");
      assertThat(other.receive().status()).isEqualTo(403);
      within(client, "INFO", 2, begun);
      assertThat(client.receive().status()).isEqualTo(200);
      assertThat(client.receive().head()).startsWith("NOTIFY sip:a@litwareinc.com;opaque=");
    }
  }

  @Test
  void whatComesLateIsRefusedOnBothWays() throws IOException {
    for (String way : new String[] {"X-Any: 1", "X-Long: 1"}) {
      try (RawClient client = container.client("a")) {
        RawMessage begun = subscribe(client, way, "X-Outlet: 1");
        client.receive();
        client.receive();
        within(client, "SUBSCRIBE", 7, begun, way, "X-Outlet: 1");
        assertThat(client.receive().status()).isEqualTo(200);
        client.receive();
        client.receive();
        within(client, "SUBSCRIBE", 6, begun, way, "X-Outlet: 1");
        RawMessage late = client.receive();
        assertThat(late.head()).as(way).startsWith("SIP/2.0 500 CSeq out of order\r\n");
        assertThat(late.header("CSeq")).isEqualTo("6 SUBSCRIBE");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INFO", "BYE", "OPTIONS", "MESSAGE", "NOTIFY", "REFER", "UPDATE", "FOO"})
  void everythingElseWithItsTagFindsItToo(String method) throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      within(client, method, 2, begun, "X-Status: 405", "Subscription-State: active");
      RawMessage answer = client.receive();
      assertThat(answer.status()).isEqualTo(405);
      assertThat(answer.header("CSeq")).isEqualTo("2 " + method);
      assertThat(answer.header("To")).isEqualTo(begun.header("To"));
      assertThat(container.sessions()).isZero();
      assertThat(container.transactions()).isZero();
    }
  }

  @Test
  void whatCannotBeAnsweredIsNot() throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      within(client, "ACK", 1, begun);
      within(client, "BENOTIFY", 2, begun);
      within(client, "SUBSCRIBE", 3, begun);
      assertThat(client.receive().header("CSeq")).isEqualTo("3 SUBSCRIBE");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Max-Forwards: 70| Max-Forwards: 0",
        "Max-Forwards: 70| X-None: 1",
        "Call-ID: same| i: same",
        "SUBSCRIBE sip:x@| SUBSCRIBE sip:%78@",
        "Event: e| Event: e;id=\"%41\"",
        "Event: e| Require: some",
        "Event: e| Route: <sip:127.0.0.1;lr>",
        "Event: e| Content-Encoding: none",
      })
  void theUnusualInsideIsReadByTheParser(String usual, String unusual) throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      String text =
          "SUBSCRIBE sip:x@litwareinc.com SIP/2.0\r\n"
              + "Via: SIP/2.0/TCP 127.0.0.1:1;branch=z9hG4bKu, SIP/2.0/TCP 1.2.3.4:5;branch=z9\r\n"
              + "Max-Forwards: 70\r\nCall-ID: same\r\nCSeq: 2 SUBSCRIBE\r\nFrom: "
              + begun.header("From")
              + "\r\nTo: "
              + begun.header("To")
              + "\r\nContact: \"\\\"\" <sip:%61@b>\r\nEvent: e\r\nContent-Length: 0\r\n\r\n";
      assertThat(text).contains(usual);
      client.send(text.replace(usual, unusual));
      RawMessage answer = client.receive();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("X-Short")).isEqualTo("1");
      assertThat(answer.all("Via")).hasSize(2);
      assertThat(answer.all("Via").get(0)).contains("branch=z9hG4bKu").contains("ms-received-cid=");
      assertThat(answer.all("Via").get(1)).isEqualTo("SIP/2.0/TCP 1.2.3.4:5;branch=z9");
      assertThat(client.receive().head()).startsWith("NOTIFY sip:%61@b SIP/2.0\r\n");
      assertThat(container.sessions()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: <sip:a@litwareinc.com>;tag=other",
        "To: <sip:x@litwareinc.com>;tag=0123456789abcdef",
        "To: <sip:x@litwareinc.com>;tag=0123456789ABCDEF",
        "Call-ID",
      })
  void whoeverKnowsOnlyPartOfADialogDoesNotFindIt(String line) throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client);
      client.receive();
      client.receive();
      String from = line.startsWith("From") ? line : "From: " + begun.header("From");
      String to = line.startsWith("To") ? line : "To: " + begun.header("To");
      String call = line.startsWith("Call-ID") ? "another" : "same";
      client.send(
          "SUBSCRIBE sip:x@litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1;branch=z9hG4bKp\r\n"
              + String.join("\r\n", from, to, "Call-ID: " + call, "CSeq: 2 SUBSCRIBE")
              + "\r\nContact: <sip:a@b>\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(481);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Route: <sip:127.0.0.1;lr>",
        "Record-Route: <sip:127.0.0.1;lr>",
        "Contact: <sip:c@d>",
        "Max-Forwards: 9",
        "From: \"A \\\" b\" <sip:a@litwareinc.com>;tag=1",
        "From: <sip:%61@litwareinc.com>;tag=1",
        "Content-Encoding: gzip",
        "X-Any: 1\r\n  ,\u0001",
      })
  void whatIsNotPlainTakesTheLongWay(String line) throws IOException {
    try (RawClient client = container.client("a")) {
      RawMessage begun = subscribe(client, line, "X-Outlet: 1");
      assertThat(begun.all("X-Short")).isEmpty();
    }
  }

  @Test
  void overUdpTheCoreHasThem() throws IOException {
    try (RawClient client = container.client("a", "udp")) {
      RawMessage begun = subscribe(client);
      assertThat(begun.all("X-Short")).isEmpty();
      assertThat(begun.status()).isEqualTo(200);
    }
  }

  @Test
  void aRefusalBeginsNothing() throws Exception {
    try (RawClient client = container.client("a")) {
      RawMessage refused = subscribe(client, "X-Status: 489");
      assertThat(refused.head()).startsWith("SIP/2.0 489 Bad Event\r\n");
      assertThat(refused.all("Contact")).isEmpty();
      assertThat(SubscribedGuard.FATES.poll(5, TimeUnit.SECONDS)).isTrue();
      assertThat(container.dialogs()).isZero();
      within(client, "SUBSCRIBE", 2, refused);
      assertThat(client.receive().status()).isEqualTo(481);
    }
  }
}
