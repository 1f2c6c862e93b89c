package org.confab.core.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.confab.core.trace.TracePoint.Kind;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.junit.jupiter.api.Test;

/** The drawing and the text of a recorded call, word for word, and what holds for all. */
class LadderTest {
  private static final XmlLimits LARGE = new XmlLimits(4_000_000, 10, 100_000);

  private static String golden(String name) throws IOException {
    try (InputStream in = LadderTest.class.getResourceAsStream("/trace/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static XmlElement read(TracePage page) {
    return Xml.read(Ladder.draw(page).getBytes(UTF_8), LARGE);
  }

  private static List<XmlElement> arrows(XmlElement svg) {
    return svg.children("g")
        .filter(group -> group.attribute("class").orElse("").startsWith("arrow"))
        .toList();
  }

  private static TracePage page(List<TracePoint> points, List<TracedMessage> messages) {
    TraceState state =
        new TraceState(
            "1",
            TraceTarget.user("a@b"),
            true,
            false,
            Instant.EPOCH,
            Instant.EPOCH.plus(Duration.ofDays(1)),
            1,
            1,
            0);
    return new TracePage(state, points, messages, 1);
  }

  private static TracedMessage message(long number, String point, String summary, String text) {
    return new TracedMessage(
        number,
        Instant.EPOCH.plusSeconds(number),
        Way.IN,
        TraceProtocol.SIP,
        "tls",
        point,
        "x",
        summary,
        "c",
        "1 X",
        text);
  }

  @Test
  void aRecordedCallIsDrawnAsItShouldBe() throws IOException {
    assertThat(Ladder.draw(RecordedCall.page())).isEqualTo(golden("ladder.svg"));
  }

  @Test
  void aRecordedCallIsToldAsItShouldBe() throws IOException {
    assertThat(TraceText.of(RecordedCall.page())).isEqualToNormalizingNewlines(golden("trace.txt"));
  }

  @Test
  void nothingSecretIsInEither() {
    assertThat(Ladder.draw(RecordedCall.page()) + TraceText.of(RecordedCall.page()))
        .doesNotContain(RecordedCall.SECRET)
        .doesNotContain("lunch");
  }

  @Test
  void eachMessageHasAnArrowWithItsNumberAndFirstLine() {
    TracePage page = RecordedCall.page();
    XmlElement svg = read(page);
    assertThat(svg.attribute("role")).contains("img");
    assertThat(svg.childText("title")).isEqualTo("Messages of the user alice@litwareinc.com");
    assertThat(svg.childText("desc")).startsWith("13 messages from 2026-11-22T02:00:00.000123Z");
    List<XmlElement> arrows = arrows(svg);
    assertThat(arrows).hasSameSizeAs(page.messages());
    for (int i = 0; i < arrows.size(); i++) {
      TracedMessage message = page.messages().get(i);
      assertThat(arrows.get(i).attribute("id")).contains("m" + message.number());
      assertThat(arrows.get(i).childText("title")).startsWith(message.number() + ". ");
    }
    assertThat(arrows.get(0).childText("title"))
        .isEqualTo("1. REGISTER sip:litwareinc.com SIP/2.0, alice@litwareinc.com to Confab");
  }

  @Test
  void protocolsDifferInTheirLines() {
    List<Optional<String>> dashes =
        arrows(read(RecordedCall.page())).stream()
            .map(arrow -> arrow.child("line").flatMap(line -> line.attribute("stroke-dasharray")))
            .distinct()
            .toList();
    assertThat(dashes).hasSize(3);
  }

  @Test
  void oneDrawingIsBoundedInRowsAndColumns() {
    List<TracePoint> points =
        IntStream.range(0, 40)
            .mapToObj(
                i -> new TracePoint("p" + i, Kind.CLIENT, "tls", "10.0.0." + i, Optional.empty()))
            .toList();
    List<TracedMessage> messages =
        IntStream.range(0, 3_000).mapToObj(i -> message(i, "p" + i % 40, "INVITE", "x")).toList();
    XmlElement svg = read(page(points, messages));
    assertThat(arrows(svg)).hasSize(Ladder.MOST);
    assertThat(svg.children("g").filter(g -> g.attribute("class").equals(Optional.of("column"))))
        .hasSize(LadderColumns.MOST + 2);
  }

  @Test
  void anEmptyTraceIsADrawingToo() {
    assertThat(read(page(List.of(), List.of())).childText("desc")).isEqualTo("No messages yet.");
  }

  @Property(tries = 300)
  void whateverStandsInMessagesTheDrawingIsXml(
      @ForAll @StringLength(max = 60) String text, @ForAll @StringLength(max = 60) String name) {
    TracePoint point = new TracePoint("k", Kind.CLIENT, "tls", "x", Optional.of(name));
    XmlElement svg = read(page(List.of(point), List.of(message(1, "k", text, text))));
    assertThat(arrows(svg)).hasSize(1);
  }
}
