package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipFramingTest {
  private static final String OPTIONS = "OPTIONS sip:a@b SIP/2.0\r\nCall-ID: 1\r\n";

  @Test
  void cutsAMessageByItsContentLength() {
    assertThat(cut(OPTIONS + "Content-Length: 3\r\n\r\nabcSIP"))
        .containsExactly(OPTIONS + "Content-Length: 3\r\n\r\nabc");
  }

  @Test
  void readsTheCompactFormOfContentLength() {
    assertThat(cut(OPTIONS + "l:2\r\n\r\nab")).containsExactly(OPTIONS + "l:2\r\n\r\nab");
  }

  @Test
  void takesAMissingContentLengthAsZero() {
    assertThat(cut(OPTIONS + "\r\n" + OPTIONS + "\r\n"))
        .containsExactly(OPTIONS + "\r\n", OPTIONS + "\r\n");
  }

  @Test
  void reportsADoubleLineEndBetweenMessagesAsPing() {
    assertThat(cut("\r\n\r\n" + OPTIONS + "\r\n\r\n\r\n\r\n"))
        .containsExactly("PING", OPTIONS + "\r\n", "PING");
  }

  @Test
  void skipsASingleLineEndBeforeAMessage() {
    assertThat(cut("\r\n" + OPTIONS + "\r\n")).containsExactly(OPTIONS + "\r\n");
  }

  @Test
  void refusesAContentLengthThatIsNoNumber() {
    assertThatThrownBy(() -> cut(OPTIONS + "Content-Length: -1\r\n\r\n"))
        .isInstanceOf(DecoderException.class)
        .cause()
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(400));
  }

  @Test
  void refusesTwoDifferentContentLengths() {
    assertThatThrownBy(() -> cut(OPTIONS + "Content-Length: 1\r\nl: 2\r\n\r\n"))
        .hasCauseInstanceOf(Unframeable.class);
  }

  @Test
  void refusesABodyAboveTheLimitBeforeItArrives() {
    assertThatThrownBy(
            () -> cut(OPTIONS + "Content-Length: " + (TransportLimits.BODY + 1) + "\r\n\r\n"))
        .cause()
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(513));
  }

  @Test
  void aLineFeedAloneHidesNoSecondContentLength() {
    assertThatThrownBy(() -> cut(OPTIONS + "Content-Length: 0\r\nX: y\nContent-Length: 9\r\n\r\n"))
        .hasCauseInstanceOf(Unframeable.class);
    assertThat(cut(OPTIONS + "X: y\nContent-Length: 2\r\n\r\nab" + OPTIONS + "\r\n")).hasSize(2);
  }

  /** Others take a line feed alone for a line end: behind it they would read a second request. */
  @ParameterizedTest
  @ValueSource(strings = {"\n\n", "\n\r\n", "\r\n\n"})
  void refusesHeadersWithAnEmptyLineAmongThem(String empty) {
    String head = OPTIONS + "Content-Length: 0" + empty;
    assertThatThrownBy(() -> cut(head + "BYE sip:c@d SIP/2.0\r\nCall-ID: 2\r\n\r\n"))
        .cause()
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b", " folded", "Via: SIP/2.0/TCP a"})
  void refusesMoreLinesThanAnyClientWrites(String line) {
    String some = (line + "\r\n").repeat(TransportLimits.HEADER_LINES - 4);
    assertThat(cut(OPTIONS + some + "\r\n")).hasSize(1);
    assertThatThrownBy(() -> cut(OPTIONS + some + some + "\r\n"))
        .cause()
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(513));
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatIsFoldedManyTimesIsReadInOnePass() {
    byte[] folded =
        (OPTIONS.strip() + "\r\n x".repeat(1_000_000)).getBytes(StandardCharsets.ISO_8859_1);
    HeaderSection head = HeaderSection.of(folded, 0, folded.length);
    assertThat(head.value("call-id", "i").orElseThrow()).hasSize(2_000_001);
  }

  @Test
  void refusesHeadersWithoutEnd() {
    assertThatThrownBy(() -> cut("x".repeat(TransportLimits.HEADER_SECTION + 1)))
        .cause()
        .isInstanceOfSatisfying(Unframeable.class, u -> assertThat(u.status()).isEqualTo(513));
  }

  @Property(tries = 300)
  void cutsTheSameMessagesHoweverTheStreamIsSplit(
      @ForAll("streams") List<String> messages, @ForAll("splits") List<Integer> splits) {
    EmbeddedChannel channel = new EmbeddedChannel(new SipFraming());
    byte[] stream = String.join("", messages).getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    int split = 0;
    while (at < stream.length) {
      int length = Math.min(splits.get(split++ % splits.size()), stream.length - at);
      channel.writeInbound(Unpooled.copiedBuffer(stream, at, length));
      at += length;
    }
    List<String> expected = messages.stream().filter(m -> !m.isBlank()).toList();
    assertThat(read(channel)).filteredOn(read -> !read.equals("PING")).isEqualTo(expected);
  }

  @Provide
  Arbitrary<List<String>> streams() {
    Arbitrary<String> body =
        Arbitraries.strings().ofMaxLength(60).withChars("ab\r\n: SIP/2.0").injectDuplicates(0.1);
    Arbitrary<String> message =
        body.map(b -> OPTIONS + "Content-Length: " + b.length() + "\r\n\r\n" + b);
    return Arbitraries.oneOf(message, Arbitraries.of("\r\n", "\r\n\r\n")).list().ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<Integer>> splits() {
    return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(10);
  }

  private static List<String> cut(String stream) {
    EmbeddedChannel channel = new EmbeddedChannel(new SipFraming());
    channel.writeInbound(Unpooled.copiedBuffer(stream, StandardCharsets.ISO_8859_1));
    return read(channel);
  }

  private static List<String> read(EmbeddedChannel channel) {
    List<String> read = new ArrayList<>();
    for (Object o = channel.readInbound(); o != null; o = channel.readInbound()) {
      read.add(o == SipFraming.PING ? "PING" : new String((byte[]) o, StandardCharsets.ISO_8859_1));
    }
    return read;
  }
}
