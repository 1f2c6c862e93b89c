package org.confab.sip.container.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts more when the server is behind. */
class PriorityTest {
  private static byte[] message(String start, String... headers) {
    return (start
            + "\r\nVia: SIP/2.0/TCP a;branch=z9hG4bK1\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIP/2.0 200 OK",
        "ACK sip:a@b SIP/2.0",
        "BYE sip:a@b SIP/2.0",
        "CANCEL sip:a@b SIP/2.0",
        "PRACK sip:a@b SIP/2.0",
        "UPDATE sip:a@b SIP/2.0",
        "BENOTIFY sip:a@b SIP/2.0"
      })
  void whatBelongsToADialogOrTransactionComesFirst(String start) {
    assertThat(Priority.of(message(start, "To: <sip:a@b>"), false)).isEqualTo(Priority.ESTABLISHED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "To: <sip:a@b>;tag=1 | ESTABLISHED",
        "t:sip:a@b;tag=1 | ESTABLISHED",
        "TO : \"A;tag=x\" <sip:a@b> ; TAG = 1 | ESTABLISHED",
        "To: <sip:a@b> | NEW",
        "To: \"A;tag=x\" <sip:a@b;tag=1> | NEW",
        "From: <sip:a@b>;tag=1 | NEW",
        "X: y | NEW"
      })
  void aToTagNamesADialog(String header, Priority expected) {
    byte[] message = message("INVITE sip:a@b SIP/2.0", header);
    assertThat(Priority.of(message, false)).isEqualTo(expected);
    assertThat(Priority.of(message, true)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X: y | false | NEW",
        "X: y | true | CONTINUED",
        "Authorization: NTLM qop=\"auth\" | false | CONTINUED",
        "Proxy-Authorization: Digest username=\"a\" | false | CONTINUED"
      })
  void whoIsSignedInOrProvesHimselfGoesBeforeWhoBegins(
      String header, boolean signedIn, Priority expected) {
    assertThat(Priority.of(message("REGISTER sip:b SIP/2.0", "To: <sip:a@b>", header), signedIn))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n\r\n", "x", "GET / HTTP/1.1\r\n\r\n"})
  void whatIsNoSipIsNew(String text) {
    assertThat(Priority.of(text.getBytes(StandardCharsets.UTF_8), true)).isEqualTo(Priority.NEW);
  }
}
