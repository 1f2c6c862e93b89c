package org.confab.protocol.c3p;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.confab.protocol.conference.Schemas;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class C3pCodecTest {
  private static final SipUri USER = SipUri.parse("sip:User1@litwareinc.com");
  private static final SipUri FACTORY =
      SipUri.parse("sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String request(String attributes, String content) {
    return "<request xmlns=\"urn:ietf:params:xml:ns:cccp\" "
        + attributes
        + ">"
        + content
        + "</request>";
  }

  @Test
  void readsTheRequestOfTheTrace() {
    C3pRequest read =
        C3pCodec.readRequest(
            bytes(
                """
                <?xml version="1.0" encoding="utf-8"?><request requestId="1"
                from="sip:User1@litwareinc.com"
                to="sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory"
                C3PVersion="1"
                xmlns:msci="http://schemas.microsoft.com/rtc/2005/08/confinfoextensions"
                xmlns:mscp="http://schemas.microsoft.com/rtc/2005/08/cccpextensions"
                xmlns="urn:ietf:params:xml:ns:cccp"><getConferencingCapabilities
                /></request>
                """));
    assertThat(read.requestId()).isEqualTo(1);
    assertThat(read.from()).isEqualTo(USER);
    assertThat(read.to()).isEqualTo(FACTORY);
    assertThat(C3pCommand.find(read.command().name()))
        .contains(C3pCommand.GET_CONFERENCING_CAPABILITIES);
  }

  @Test
  void readsRequestIdsBeyondThirtyTwoBits() {
    assertThat(
            C3pCodec.readRequest(
                    bytes(
                        request("requestId='24788755472' from='sip:b@x' to='sip:f@x'", "<ping/>")))
                .requestId())
        .isEqualTo(24788755472L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<request",
        "<response/>",
        "<!DOCTYPE request [<!ENTITY a 'b'>]><request requestId='1' from='sip:a@x' to='sip:b@x'><x/></request>",
        "<request from='sip:a@x' to='sip:b@x'><x/></request>",
        "<request requestId='-1' from='sip:a@x' to='sip:b@x'><x/></request>",
        "<request requestId='x' from='sip:a@x' to='sip:b@x'><x/></request>",
        "<request requestId='1' to='sip:b@x'><x/></request>",
        "<request requestId='1' from='tel:1' to='sip:b@x'><x/></request>",
        "<request requestId='1' from='sip:a@x' to='sip:b@x'/>",
        "<request requestId='1' from='sip:a@x' to='sip:b@x'><x/><y/></request>",
        "<request requestId='1' C3PVersion='2' from='sip:a@x' to='sip:b@x'><x/></request>"
      })
  void refusesWhatIsNoRequestAsMalformed(String bad) {
    assertThatThrownBy(() -> C3pCodec.readRequest(bytes(bad)))
        .isInstanceOfSatisfying(
            C3pRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(C3pReason.REQUEST_MALFORMED));
  }

  @Test
  void refusesWhatIsOverTheLimitAsTooLarge() {
    String large =
        request("requestId='1' from='sip:a@x' to='sip:b@x'", "<x>" + "a".repeat(200_000) + "</x>");
    assertThatThrownBy(() -> C3pCodec.readRequest(bytes(large)))
        .isInstanceOfSatisfying(
            C3pRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(C3pReason.REQUEST_TOO_LARGE));
  }

  @Test
  void answersWithFromAndToSwapped() {
    C3pRequest request =
        new C3pRequest(7, USER, FACTORY, XmlElement.of(C3pCodec.NAMESPACE, "getEncryptionKey"));
    String written =
        new String(
            C3pCodec.write(request.failure(C3pReason.OTHER_FAILURE)), StandardCharsets.UTF_8);
    assertThat(written)
        .contains(
            "requestId=\"7\"",
            "C3PVersion=\"1\"",
            "from=\"" + FACTORY.asString() + "\"",
            "to=\"" + USER.asString() + "\"",
            "code=\"failure\"",
            "<getEncryptionKey reason=\"otherFailure\"");
    Schemas.check(written);
  }

  @Property
  void readsTheRequestsItWrites(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long id, @ForAll C3pCommand command) {
    C3pRequest request =
        new C3pRequest(id, USER, FACTORY, XmlElement.of(C3pCodec.NAMESPACE, command.wireName()));
    byte[] written = C3pCodec.write(request);
    assertThat(C3pCodec.readRequest(written)).isEqualTo(request);
    Schemas.check(new String(written, StandardCharsets.UTF_8));
  }

  @Property
  void readsTheResponsesItWrites(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long id,
      @ForAll C3pCommand command,
      @ForAll C3pCode code,
      @ForAll C3pReason reason) {
    XmlElement answer =
        XmlElement.of(C3pCodec.NAMESPACE, command.wireName()).with("reason", reason.wireName());
    C3pResponse response = new C3pResponse(id, FACTORY, USER, code, answer);
    byte[] written = C3pCodec.write(response);
    assertThat(C3pCodec.readResponse(written)).isEqualTo(response);
    assertThat(C3pCodec.readResponse(written).reason()).contains(reason);
    Schemas.check(new String(written, StandardCharsets.UTF_8));
  }

  @Test
  void hasEachCommandAndReasonOnce() {
    assertThat(Arrays.stream(C3pCommand.values()).map(C3pCommand::wireName))
        .doesNotHaveDuplicates();
    assertThat(Arrays.stream(C3pReason.values()).map(C3pReason::wireName)).doesNotHaveDuplicates();
  }

  @Test
  void knowsByWhichWayACommandComes() {
    assertThat(C3pCommand.GET_CONFERENCE.comesBy(C3pCommand.Channel.FACTORY)).isTrue();
    assertThat(C3pCommand.GET_CONFERENCE.comesBy(C3pCommand.Channel.FOCUS_DIALOG)).isTrue();
    assertThat(C3pCommand.GET_CONFERENCE.comesBy(C3pCommand.Channel.FOCUS_INVITE)).isFalse();
    assertThat(C3pCommand.ADD_CONFERENCE.comesBy(C3pCommand.Channel.FOCUS_DIALOG)).isFalse();
  }
}
