package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no client should send gets an answer where one can be made, and ends nothing else. */
class BadInputTest {
  private static final String HEADERS =
      "Via: SIP/2.0/TCP 127.0.0.1:1;branch=z9hG4bKbad\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\n"
          + "Call-ID: bad\r\nMax-Forwards: 70\r\n";
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @ParameterizedTest
  @CsvSource({
    "OPTIONS <<< SIP/2.0, 1 OPTIONS, 400",
    "OPTIONS sip:x@y SIP/2.0, many OPTIONS, 400",
    "OPTIONS sip:x@y SIP/2.0, 1 INVITE, 400",
    "OPTIONS sip:x@y SIP/7.0, 1 OPTIONS, 505",
    "INFO sip:x@y SIP/2.0, 1 INFO, 481",
    "CANCEL sip:x@y SIP/2.0, 1 CANCEL, 481",
  })
  void aBadRequestIsAnsweredAndTheConnectionLivesOn(String start, String cseq, int status)
      throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(start + "\r\n" + HEADERS + "CSeq: " + cseq + "\r\nContent-Length: 0\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(status);
      client.request("OPTIONS", "sip:litwareinc.com", 9, "alive");
      assertThat(client.receiveFinal().header("CSeq")).isEqualTo("9 OPTIONS");
    }
  }

  @ParameterizedTest
  @CsvSource({"-5, 400", "99999999, 513"})
  void aBadLengthIsAnsweredAndEndsTheConnection(String length, int status) throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(
          "OPTIONS sip:x@y SIP/2.0\r\n"
              + HEADERS
              + "CSeq: 1 OPTIONS\r\nContent-Length: "
              + length
              + "\r\n\r\n");
      assertThat(client.receive().status()).isEqualTo(status);
      assertThat(client.receiveToTheEnd()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        "OPTIONS sip:x@litwareinc.com\r\n\r\n",
        "OPTIONS sip:x@litwareinc.com SIP/2.0\r\n\r\n",
      })
  void whatCannotBeAnsweredEndsTheConnection(String text) throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(text);
      assertThat(client.receiveToTheEnd()).isEmpty();
    }
  }

  @Test
  void aRequestOfAnUnknownDialogGets481AndIsForwardedNowhere() throws IOException {
    try (RawClient client = container.client("a")) {
      client.request("BYE", "sip:x@10.9.8.7:5060", 1, "o", "To: <sip:x@y>;tag=unknown");
      RawMessage answer = client.receiveFinal();
      assertThat(answer.status()).isEqualTo(481);
      assertThat(answer.header("ms-diagnostics")).startsWith("1004;");
    }
  }

  @Test
  void aRequestWithoutBranchAndMaxForwardsIsServed() throws IOException {
    try (RawClient client = container.client("a")) {
      client.send(
          "OPTIONS sip:litwareinc.com SIP/2.0\r\nVia: SIP/2.0/TCP 127.0.0.1:1\r\n"
              + "From: <sip:a@b>;tag=1\r\nTo: <sip:c@d>\r\nCall-ID: plain\r\nCSeq: 1 OPTIONS\r\n\r\n");
      RawMessage answer = client.receiveFinal();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Via")).doesNotContain("branch");
    }
  }

  @Test
  void challengesAndSupportedKeepOneLinePerValue() throws IOException {
    try (RawClient client = container.client("a")) {
      client.request("SERVICE", "sip:litwareinc.com", 1, "h", "X-Authentication-Info: 1");
      RawMessage answer = client.receiveFinal();
      assertThat(answer.all("Supported")).containsExactly("msrtc-event-categories", "adhoclist");
      assertThat(answer.all("WWW-Authenticate")).hasSize(2);
      assertThat(answer.header("Authentication-Info"))
          .isEqualTo("NTLM rspauth=\"01\", srand=\"AB\", snum=\"1\"");
    }
  }
}
