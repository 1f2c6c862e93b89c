package org.confab.protocol.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipUriTest {
  @Test
  void readsAnApplicationsGruuWhateverTheOrderOfItsParameters() {
    SipUri one = SipUri.parse("sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory");
    SipUri two = SipUri.parse("sip:User1@litwareinc.com;opaque=app:conf:focusfactory;gruu");
    assertThat(one).isEqualTo(two);
    assertThat(Gruu.application(one)).isEqualTo("conf:focusfactory");
    assertThat(one.asString())
        .isEqualTo("sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory");
  }

  @Test
  void theAddressOfRecordIsLowerCaseAndBare() {
    SipUri uri = SipUri.parse("sip:User1@LitwareInc.com:5061;transport=tls");
    assertThat(uri.aor().asString()).isEqualTo("sip:user1@litwareinc.com");
    assertThat(uri.address()).isEqualTo("User1@LitwareInc.com");
    assertThat(uri.port()).isEqualTo(5061);
  }

  @Test
  void comparesUserAndHostWithoutRegardToCaseButNotOpaqueValues() {
    assertThat(SipUri.parse("sip:A@b")).isEqualTo(SipUri.parse("SIP:a@B"));
    assertThat(SipUri.parse("sip:a@b;opaque=X")).isNotEqualTo(SipUri.parse("sip:a@b;opaque=x"));
  }

  @Test
  void readsIpv6Hosts() {
    assertThat(SipUri.parse("sip:a@[::1]:5060;transport=tcp").host()).isEqualTo("[::1]");
    assertThat(SipUri.parse("sip:a@[::1]").port()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "sip:", "tel:+1", "sip:a@", "sip:a b@c", "sip:a@b:x", "sip:a@b:70000", "a@b"})
  void refusesWhatIsNoSipUri(String text) {
    assertThatThrownBy(() -> SipUri.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void readsWhatItWrites(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String user,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String host,
      @ForAll @IntRange(min = 1, max = 65535) int port,
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String parameter) {
    SipUri uri =
        SipUri.parse("sip:" + user + "@" + host + ":" + port).with(parameter, "v").with("lr", "");
    assertThat(SipUri.parse(uri.asString())).isEqualTo(uri);
    assertThat(SipUri.parse(uri.asString())).hasSameHashCodeAs(uri);
  }

  @Property
  void neverFailsOtherwiseThanByRefusing(@ForAll String text) {
    try {
      SipUri uri = SipUri.parse("sip:" + text);
      assertThat(uri.host()).isNotEmpty();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("SIP URI");
    }
  }
}
