package org.confab.core.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.sip.SipUri;

/** Messages on their way into a trace, where everything that was sent is looked at. */
public final class MaskTargets {
  private static final int MOST = 32 * 1024;
  private static final String DEAR = "each is searched for every kind of secret";
  private static final TraceTarget.User ALICE =
      new TraceTarget.User(SipUri.of("alice", "litwareinc.com"));

  private MaskTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.bytes("trace-message", Masks.class)
            .seeds(FuzzSeeds.sip())
            .only(2_000, DEAR)
            .holds(
                bytes -> {
                  assertThat(new Masks(MOST, false).message(bytes)).isNotNull();
                  assertThat(new Masks(MOST, true).message(bytes)).isNotNull();
                }),
        FuzzTarget.text("trace-document", Masks.class)
            .seeds(
                "<a password=\"x\"><b:Assertion>secret</b:Assertion><pin/>&lt;token&gt;x&lt;/token&gt;"
                    + "</a>",
                "{\"password\":\"a\\\"b\",\"pin\":7,\"k\":[1]}",
                "--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x\r\nContent-Type:"
                    + " application/sdp\r\n\r\na=crypto:1 S inline:abc|2\r\nk=clear:x\r\n--x--",
                "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\npassword=x&token=y")
            .only(10_000, DEAR)
            .holds(
                text -> {
                  byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                  for (String type :
                      List.of("application/xml", "multipart/mixed;boundary=x", "text/plain")) {
                    assertThat(new Masks(MOST, true).document(type, bytes)).isNotNull();
                  }
                  assertThat(new Masks(MOST, true).line(text)).isNotNull();
                }),
        FuzzTarget.bytes("trace-glance", Glance.class)
            .seeds(FuzzSeeds.sip())
            .holds(
                bytes -> {
                  Glance glance = Glance.ofSip(bytes, Optional.of("bob@litwareinc.com"));
                  assertThat(glance.callId()).isNotNull();
                  assertThat(glance.concerns(ALICE)).isIn(true, false);
                }),
        FuzzTarget.text("trace-target", TraceTarget.class)
            .seeds(
                "alice@litwareinc.com",
                "sip:alice@litwareinc.com",
                "AB12CD34~alice@x.test",
                "sip:alice@x.test;gruu;opaque=app:conf:focus:id:AB12CD34")
            .holds(
                text ->
                    TraceTarget.find(text)
                        .ifPresent(
                            found ->
                                assertThat(TraceTarget.find(found.asString())).contains(found))));
  }
}
