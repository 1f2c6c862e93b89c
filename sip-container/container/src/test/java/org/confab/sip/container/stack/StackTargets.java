package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.sip.container.transport.HeaderSection;
import org.confab.sip.edge.DialogRelay.Edit;

/** Messages that are answered, relayed and finished as texts, without the stack's parser. */
public final class StackTargets {
  private static final String MARKED =
      "SIP/2.0/TLS 192.0.2.1:5061;branch=z9hG4bK-cf-0123456789abcdef0123456789abcdef-z9hG4bKown"
          + ";cf-rport=1;rport=5061;received=192.0.2.1";

  private StackTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("sip-raw-answer", RawAnswer.class)
            .seeds(FuzzSeeds.sip())
            .holds(
                bytes -> {
                  assertThat(RawAnswer.needsNone(bytes)).isIn(true, false);
                  RawAnswer.to(bytes, 503, "Busy").ifPresent(StackTargets::isOneMessage);
                }),
        FuzzTarget.bytes("sip-relay", RelayText.class, RelayedRequest.class)
            .seeds(FuzzSeeds.sip())
            .holds(
                bytes -> {
                  assertThat(RelayedRequest.isPossible(bytes)).isIn(true, false);
                  assertThat(RelayedRequest.read(bytes)).isNotNull();
                  RelayText.read(bytes).ifPresent(text -> relayed(bytes, text));
                }),
        FuzzTarget.bytes("sip-outbound", OutboundText.class)
            .seeds(marked())
            .holds(StackTargets::finished),
        FuzzTarget.text("sip-via-mark", ViaTags.class, BranchMark.class)
            .seeds(MARKED, "SIP/2.0/TCP x;branch=z9hG4bK1")
            .holds(via -> assertThat(ViaTags.unmark(via)).isNotNull()),
        FuzzTarget.text("sip-comma", OutboundText.class)
            .seeds("<sip:a,b>;x=\"c,d\\\"\", <sip:e>", "a,,b", "\"")
            .holds(
                text ->
                    assertThat(String.join("", OutboundText.commaSeparated(text)).length())
                        .isLessThanOrEqualTo(text.length())));
  }

  /** The headers end where they ended, and no line within them means another to somebody. */
  private static void relayed(byte[] message, RelayText text) {
    assertThat(text.values("via", "v")).doesNotContainNull();
    byte[] onward =
        text.write(text.start(), List.of(), field -> field, new Edit((name, value) -> false, ""));
    int body = HeaderSection.end(onward);
    assertThat(onward.length - body).isEqualTo(message.length - HeaderSection.end(message));
    String head = new String(onward, 0, body, StandardCharsets.ISO_8859_1);
    assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n");
  }

  private static List<byte[]> marked() {
    List<byte[]> all = new ArrayList<>();
    for (byte[] one : FuzzSeeds.sip()) {
      String text = new String(one, StandardCharsets.ISO_8859_1);
      int end = text.indexOf("\r\n") + 2;
      String more = "Via: " + MARKED + ", SIP/2.0/TCP y\r\nRoute: <sip:x;lr>, <sip:y;lr>\r\n";
      all.add(
          (text.substring(0, end) + more + text.substring(end))
              .getBytes(StandardCharsets.ISO_8859_1));
    }
    return all;
  }

  /** No value of a request ends the answer's headers, and only the last line is empty. */
  private static void isOneMessage(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    assertThat(text.indexOf("\r\n\r\n")).isEqualTo(text.length() - 4);
    assertThat(HeaderSection.of(answer, 0, answer.length).value("content-length", "l"))
        .contains("0");
  }

  /** What is behind the headers stays as it was. */
  private static void finished(byte[] message) {
    byte[] done = OutboundText.finish(message);
    String before = new String(message, StandardCharsets.ISO_8859_1);
    int body = before.indexOf("\r\n\r\n");
    if (body >= 0) {
      assertThat(new String(done, StandardCharsets.ISO_8859_1)).endsWith(before.substring(body));
    }
  }
}
