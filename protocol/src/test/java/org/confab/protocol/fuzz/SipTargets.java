package org.confab.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.MessageGlance;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/** SIP messages and what stands in their headers. */
final class SipTargets implements FuzzTargets {
  private static final String[] URIS = {
    "sip:alice@example.test",
    "sips:Alice@[2001:db8::1]:5061;transport=tls",
    "sip:alice@example.test;opaque=user:epid:CF4L2AMcWg2NmvFJquaVSgAA;gruu",
    "sip:alice@example.test;gruu;opaque=app:conf:focus:id:AB12CD34",
    "sip:dom@example.test:5060;maddr=192.0.2.1;lr;ms-received-cid=2600?x=y",
    "sip:+1-425-555-0100;phone-context=x@example.test;user=phone",
    "sip:mras@example.test;gruu;opaque=srvr:MRAS:k5lXo6pbV1SgvPTuQcVLKwAA",
    "sip:127.0.0.1:32904;transport=tls;ms-opaque=d3470f2e1d"
  };

  @Override
  public List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("sip-message", RawMessage.class)
            .seeds(messages())
            .holds(SipTargets::message),
        FuzzTarget.bytes("sip-glance", MessageGlance.class)
            .seeds(messages())
            .holds(SipTargets::glance),
        FuzzTarget.text("sip-uri", SipUri.class, Gruu.class).seeds(URIS).holds(SipTargets::uri),
        FuzzTarget.text("sip-address", RawMessageAddress.class)
            .seeds(
                "\"Alice \\\" <x>\" <sip:alice@example.test>;tag=4740214199;epid=b34afb6ebb23",
                "sip:alice@example.test;tag=1",
                "<tel:+14255550100>, \"B, C\" <sip:b@example.test;x=\"1,2\">;q=0.5",
                "<sip:127.0.0.1:1;transport=tls>;methods=\"INVITE, BYE\";proxy=replace;"
                    + "+sip.instance=\"<urn:uuid:8f9e5c31-4ab2-5a0d-8d9a-f149aae6954a>\"")
            .holds(SipTargets::address),
        FuzzTarget.text("sip-instance", InstanceId.class)
            .seeds(
                "\"<urn:uuid:8f9e5c31-4ab2-5a0d-8d9a-f149aae6954a>\"",
                "<URN:UUID:8F9E5C31-4AB2-5A0D-8D9A-F149AAE6954A>")
            .codec(InstanceId::parse, InstanceId::asString),
        FuzzTarget.text("sip-epid", Epid.class)
            .seeds("b34afb6ebb23", "01010101-2AbC")
            .codec(Epid::of, Epid::asString));
  }

  private static List<byte[]> messages() {
    List<byte[]> all = new ArrayList<>(FuzzSeeds.sip());
    all.addAll(FuzzSeeds.torture());
    return all;
  }

  private static void message(byte[] bytes) {
    RawMessage message;
    try {
      message = RawMessage.parse(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(RawMessage.firstWord(bytes)).isNotNull();
      throw refused;
    }
    assertThat(message.isRequest()).isEqualTo(message.status() == 0);
    assertThat(message.method() + message.requestUri() + message.cseqMethod()).isNotNull();
    assertThat(message.from().aor()).isNotNull();
    assertThat(message.to().epid()).isNotNull();
    assertThat(message.cseqNumber() + message.callId() + message).isNotNull();
    assertThat(message.body()).hasSizeLessThan(bytes.length);
    RawMessage again = RawMessage.parse(message.rewritten("authorization"::equals, "X-Added: y"));
    assertThat(again.headers("x-added")).endsWith("y");
    assertThat(again.headers("authorization")).isEmpty();
    assertThat(again.headers("via")).isEqualTo(message.headers("via"));
    assertThat(again.body()).isEqualTo(message.body());
  }

  private static void glance(byte[] bytes) {
    int status = MessageGlance.status(bytes);
    assertThat(status == 0 || status >= 100 && status <= 999).isTrue();
    assertThat(MessageGlance.method(bytes)).isNotNull();
    assertThat(MessageGlance.diagnostic(bytes)).isBetween(MessageGlance.NONE, 999_999);
  }

  private static void uri(String text) {
    SipUri uri = SipUri.parse(text);
    String written = uri.asString();
    // It goes into headers and angle brackets, where it must not end them.
    assertThat(written).doesNotContainPattern("[\\x00-\\x20<>\"\\x7f]");
    SipUri again = read(written);
    assertThat(again).isEqualTo(uri).hasSameHashCodeAs(uri);
    assertThat(again.asString()).isEqualTo(written);
    SipUri aor = uri.aor();
    assertThat(read(aor.asString())).isEqualTo(aor);
    assertThat(aor.aor().asString()).isEqualTo(aor.asString());
    assertThat(read("sip:" + aor.address())).isEqualTo(aor);
    assertThat(uri.without("gruu").parameter("gruu")).isEmpty();
    assertThat(read(uri.with("gruu", "").asString()).isGruu()).isTrue();
    assertThat(Gruu.endpointToken(uri) + Gruu.application(uri) + Gruu.server(uri)).isNotNull();
  }

  private static SipUri read(String written) {
    try {
      return SipUri.parse(written);
    } catch (IllegalArgumentException refused) {
      throw new AssertionError("does not read what it wrote: " + written, refused);
    }
  }

  private static void address(String text) {
    assertAddress(RawMessageAddress.parse(text));
    RawMessageAddress.parseList(text).forEach(SipTargets::assertAddress);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertAddress(RawMessageAddress.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
  }

  private static void assertAddress(RawMessageAddress address) {
    assertThat(address.uri() + address.tag() + address.epid() + address.aor()).isNotNull();
    assertThat(address.parameter("+sip.instance")).isNotNull();
  }
}
