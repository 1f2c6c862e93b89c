package org.confab.sip.container.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.sip.RawMessage;

/** Bytes from a connection and from a datagram, before anybody knows what they are. */
public final class TransportTargets {
  private TransportTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("sip-framing", SipFraming.class)
            .seeds(FuzzSeeds.sip())
            .seeds(
                "\r\n\r\nOPTIONS sip:a@b SIP/2.0\r\nl: 2\r\n\r\nab\r\n\r\nBYE sip:a SIP/2.0\r\n\r\n",
                "BYE sip:a SIP/2.0\r\nl: 0\r\n\r\nBYE sip:a SIP/2.0\n\r\nl: 0\r\n\r\n")
            .only(50_000, "each is read twice through a pipeline")
            .holds(TransportTargets::framing),
        FuzzTarget.bytes("sip-datagram", DatagramInput.class)
            .seeds(FuzzSeeds.sip())
            .refusing(Unframeable.class)
            .holds(
                bytes -> {
                  byte[] cut = DatagramInput.cut(bytes);
                  assertThat(cut.length).isLessThanOrEqualTo(bytes.length);
                }),
        FuzzTarget.bytes("sip-header-section", HeaderSection.class)
            .seeds(FuzzSeeds.sip())
            .seeds("X a SIP/2.0\r\nContent-Length:\r\n 3\r\nl : 3\r\n\t\r\n\r\n", "X\n l:7\nl:7\n")
            .holds(TransportTargets::headers));
  }

  /** It does not matter in which pieces a stream comes, and each message is one for all. */
  private static void framing(byte[] bytes) {
    Random random = new Random(Arrays.hashCode(bytes));
    List<String> whole = read(bytes, () -> Math.max(1, bytes.length));
    assertThat(read(bytes, () -> 1 + random.nextInt(1 + random.nextInt(64)))).isEqualTo(whole);
    whole.stream()
        .filter(one -> one.contains("\r\n\r\n"))
        .forEach(one -> isOne(one.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** What the guard takes for the body is what has been counted. */
  private static void isOne(byte[] message) {
    Optional<RawMessage> seen = seen(message);
    seen.ifPresent(
        read ->
            assertThat(read.body().length)
                .isEqualTo(Integer.parseInt("0" + read.header("content-length").orElse(""))));
  }

  private static Optional<RawMessage> seen(byte[] message) {
    try {
      return Optional.of(RawMessage.parse(message));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static List<String> read(byte[] bytes, IntSupplier sizes) {
    EmbeddedChannel channel = new EmbeddedChannel(new SipFraming());
    List<String> read = new ArrayList<>();
    try {
      for (int at = 0; at < bytes.length; ) {
        int size = Math.min(bytes.length - at, sizes.getAsInt());
        channel.writeInbound(Unpooled.copiedBuffer(bytes, at, size));
        at += size;
        taken(channel, read);
      }
    } catch (DecoderException refused) {
      taken(channel, read);
      Unframeable cause = (Unframeable) refused.getCause();
      assertThat(cause.head()).isNotEmpty();
      read.add(cause.status() + " " + cause.reason());
    } finally {
      channel.pipeline().removeFirst();
      channel.releaseInbound();
    }
    return read;
  }

  private static void taken(EmbeddedChannel channel, List<String> read) {
    for (Object one = channel.readInbound(); one != null; one = channel.readInbound()) {
      read.add(
          one == SipFraming.PING ? "PING" : new String((byte[]) one, StandardCharsets.ISO_8859_1));
    }
  }

  /** The quick look for Content-Length finds what the whole look finds. */
  private static void headers(byte[] bytes) {
    HeaderSection section = HeaderSection.of(bytes, 0, bytes.length);
    assertThat(section.startLine()).isNotNull();
    assertThat(HeaderSection.startLine(bytes)).doesNotContain("\r", "\n");
    assertThat(section.values("via", "v")).doesNotContainNull();
    byte[] head = head(bytes);
    assertThat(length(() -> HeaderSection.contentLength(head)))
        .isEqualTo(length(() -> HeaderSection.of(head, 0, head.length).contentLength()));
  }

  // As the framing gives it: up to the empty line and with it.
  private static byte[] head(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text.replace("\r", "") + "\r\n\r\n" : text.substring(0, end + 4);
    return head.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String length(LongSupplier read) {
    try {
      return Long.toString(read.getAsLong());
    } catch (NumberFormatException refused) {
      return "refused";
    }
  }
}
