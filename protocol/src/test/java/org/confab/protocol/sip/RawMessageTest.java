package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawMessageTest {
  private static final String REQUEST =
      """
      REGISTER sip:example.test SIP/2.0
      Via: SIP/2.0/tls 127.0.0.1:32904;branch=z9hG4bK24
      From: "Alice; <x>" <sip:Alice@example.test;p=1>;tag=4740214199;epid=b34afb6ebb23
      To: <sip:alice@example.test>
      CSeq: 1 REGISTER
      Call-ID: F1EB
      Supported: adhoclist
      Supported: gruu-10
      Content-Length: 4

      body""";

  private static byte[] bytes(String text) {
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static RawMessage parse(String text) {
    return RawMessage.parse(bytes(text));
  }

  private static RawMessage withHeader(String lines) {
    return parse("OPTIONS sip:a SIP/2.0\n" + lines + "\n\n");
  }

  @Test
  void a_request_shows_its_start_line_and_headers_as_written() {
    RawMessage message = parse(REQUEST);
    assertThat(message.isRequest()).isTrue();
    assertThat(message.method()).isEqualTo("REGISTER");
    assertThat(message.requestUri()).isEqualTo("sip:example.test");
    assertThat(message.status()).isZero();
    assertThat(message.from().uri()).isEqualTo("sip:Alice@example.test;p=1");
    assertThat(message.from().tag()).isEqualTo("4740214199");
    assertThat(message.from().epid()).isEqualTo("b34afb6ebb23");
    assertThat(message.from().aor()).contains(SipUri.parse("sip:alice@example.test"));
    assertThat(message.to().tag()).isEmpty();
    assertThat(message.callId()).isEqualTo("F1EB");
    assertThat(message.cseqNumber()).isEqualTo("1");
    assertThat(message.cseqMethod()).isEqualTo("REGISTER");
    assertThat(message.headers("supported")).containsExactly("adhoclist", "gruu-10");
    assertThat(message.header("Expires")).isEmpty();
  }

  @Test
  void a_response_has_a_status_and_the_method_of_its_cseq() {
    RawMessage message = parse("SIP/2.0 480 Temporarily not there\nCSeq: 7 INVITE\n\n");
    assertThat(message.isRequest()).isFalse();
    assertThat(parse("ack sip:a SIP/2.0\n\n").method()).isEqualTo("ACK");
    assertThat(message.status()).isEqualTo(480);
    assertThat(message.method()).isEqualTo("INVITE");
    assertThat(message.requestUri()).isEmpty();
  }

  @Test
  void names_may_be_compact_in_any_case_and_followed_by_blanks() {
    RawMessage message = withHeader("F : <sip:a@b>;tag=1\nT:sip:c@d;tag=2\ni: 9\nFROM-X: 3");
    assertThat(message.from().uri()).isEqualTo("sip:a@b");
    assertThat(message.to().uri()).isEqualTo("sip:c@d");
    assertThat(message.to().tag()).isEqualTo("2");
    assertThat(message.callId()).isEqualTo("9");
    assertThat(message.header("from-x")).contains("3");
  }

  @Test
  void folded_lines_are_one_value() {
    RawMessage message = withHeader("From: <sip:a@b>\n  ;tag=1\n\t;epid=2\nXx: y");
    assertThat(message.header("from")).contains("<sip:a@b> ;tag=1 ;epid=2");
    assertThat(message.from().epid()).isEqualTo("2");
    assertThat(message.header("xx")).contains("y");
  }

  @Test
  void lines_may_end_with_a_line_feed_alone_and_follow_empty_ones() {
    RawMessage message =
        RawMessage.parse(
            "\r\n\nOPTIONS sip:a SIP/2.0\nXx: y\n\nbody".getBytes(StandardCharsets.UTF_8));
    assertThat(message.method()).isEqualTo("OPTIONS");
    assertThat(message.header("xx")).contains("y");
  }

  @Test
  void the_headers_end_at_the_first_empty_line() {
    RawMessage message = parse(REQUEST + "\nXx: in the body\n\n");
    assertThat(message.header("xx")).isEmpty();
    assertThat(new String(message.rewritten("to"::equals, "Yy: z"), StandardCharsets.UTF_8))
        .contains("\r\nYy: z\r\n\r\nbody\r\nXx: in the body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "garbage",
        "INVITE sip:a",
        "SIP/2.0",
        "SIP/2.0 99 x",
        "SIP/2.0 1000 x",
        "SIP/2.0 abc x",
        "OPTIONS sip:a SIP/2.0",
        "OPTIONS sip:a SIP/2.0\n",
        "OPTIONS sip:a SIP/2.0\nFrom: <sip:a>\n"
      })
  void what_has_no_start_line_or_no_end_of_headers_is_no_message(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xx: a\rFrom: <sip:b>",
        "Xx: a\n \nFrom: <sip:b>",
        "From\0: <sip:b>",
        "Fro m: <sip:b>",
        "Fr\u00f6m: <sip:b>",
        "Xx: a\n\t \nY: b",
        "From: a\nf: b",
        "To: a\nto: b",
        "Call-ID: 1\ni: 2",
        "CSeq: 1 A\nCSEQ: 1 B",
        "Expires: 1\nExpires: 2",
        "Content-Length: 0\nl: 1"
      })
  void what_two_parsers_could_read_differently_is_refused(String lines) {
    assertThatThrownBy(() -> withHeader(lines)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void there_may_be_only_so_many_headers() {
    assertThat(withHeader("Xx: y\n".repeat(RawMessage.MAX_HEADERS).strip()).headers("xx"))
        .hasSize(RawMessage.MAX_HEADERS);
    assertThatThrownBy(() -> withHeader("Xx: y\n".repeat(RawMessage.MAX_HEADERS + 1).strip()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_line_without_a_colon_is_passed_over() {
    assertThat(withHeader("nonsense\nXx: y").header("xx")).contains("y");
  }

  @Test
  void a_line_is_added_before_the_empty_one_and_the_body_stays() {
    byte[] out = parse(REQUEST).rewritten(name -> false, "Authentication-Info: z");
    assertThat(new String(out, StandardCharsets.UTF_8))
        .endsWith("Content-Length: 4\r\nAuthentication-Info: z\r\n\r\nbody")
        .hasSize(bytes(REQUEST).length + "Authentication-Info: z\r\n".length());
  }

  @Test
  void headers_are_taken_out_with_their_folded_lines() {
    byte[] out =
        withHeader("A: 1\nXx: 2\n  more\nB: 3\nXx: 4").rewritten(Set.of("xx")::contains, "");
    assertThat(new String(out, StandardCharsets.UTF_8))
        .isEqualTo("OPTIONS sip:a SIP/2.0\r\nA: 1\r\nB: 3\r\n\r\n");
  }

  @Test
  void nothing_to_change_gives_the_same_bytes() {
    byte[] bytes = bytes(REQUEST);
    assertThat(RawMessage.parse(bytes).rewritten(name -> false, "")).isSameAs(bytes);
  }

  @Test
  void bytes_beyond_ascii_keep_their_values() {
    RawMessage message = withHeader("From: \"Ä\" <sip:ä@b>;tag=1");
    assertThat(message.from().uri().getBytes(StandardCharsets.ISO_8859_1))
        .isEqualTo("sip:ä@b".getBytes(StandardCharsets.UTF_8));
    assertThat(message.from().aor().map(SipUri::user)).contains("ä");
  }

  @Test
  void texts_of_a_message_show_no_values() {
    assertThat(withHeader("Authorization: NTLM gssapi-data=\"secret\"").toString())
        .contains("authorization")
        .doesNotContain("secret");
  }

  @Test
  void the_first_word_of_anything_is_found() {
    assertThat(RawMessage.firstWord(bytes("\n ACK x"))).isEqualTo("ACK");
    assertThat(RawMessage.firstWord(new byte[0])).isEmpty();
  }

  @Test
  @Timeout(60)
  void folded_values_are_joined_in_one_pass() {
    String blanks = " ".repeat(1_000_000);
    assertThat(withHeader("Y: a" + blanks + "b \t\n \t c\n  d").header("y"))
        .contains("a" + blanks + "b c d");
  }
}
