package org.confab.protocol.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConferenceUriTest {
  private static final String FOCUS =
      "sip:User1@litwareinc.com;gruu;opaque=app:conf:focus:id:W52Q3KCQXXSHEUZ2M0KVHY1C006F0T5D";

  @Test
  void readsAndWritesTheFocusOfTheTrace() {
    ConferenceUri uri = ConferenceUri.parse(FOCUS).orElseThrow();
    assertThat(uri.isFocus()).isTrue();
    assertThat(uri.organizer()).isEqualTo(SipUri.parse("sip:user1@litwareinc.com"));
    assertThat(uri.id()).isEqualTo(ConferenceId.of("W52Q3KCQXXSHEUZ2M0KVHY1C006F0T5D"));
    assertThat(uri.asString()).isEqualTo(FOCUS);
  }

  @Test
  void derivesTheMcuByReplacingTheType() {
    assertThat(ConferenceUri.parse(FOCUS).orElseThrow().mcu(McuType.AUDIO_VIDEO).asString())
        .isEqualTo(FOCUS.replace(":focus:", ":audio-video:"));
  }

  @Test
  void comparesSpellingsOfTheSameConferenceAsEqual() {
    assertThat(ConferenceUri.parse(FOCUS.replace("User1", "user1").replace("W52Q", "w52q")))
        .isEqualTo(ConferenceUri.parse(FOCUS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:user1@litwareinc.com",
        "sip:user1@litwareinc.com;gruu;opaque=app:conf:focusfactory",
        "sip:user1@litwareinc.com;opaque=app:conf:focus:id:W52Q3KCQ",
        "sip:user1@litwareinc.com;gruu;opaque=app:conf:focus:id:SHORT",
        "sip:user1@litwareinc.com;gruu;opaque=app:conf:focus:id:W52Q-3KCQ",
        "sip:user1@litwareinc.com;gruu;opaque=app:conf::id:W52Q3KCQ",
        "sip:litwareinc.com;gruu;opaque=app:conf:focus:id:W52Q3KCQ",
        "tel:+1",
        ""
      })
  void readsNothingElseAsAConference(String other) {
    assertThat(ConferenceUri.parse(other)).isEmpty();
  }

  @Test
  void knowsTheFocusFactory() {
    SipUri factory = ConferenceUri.factory(SipUri.parse("sip:User1@litwareinc.com;x=y"));
    assertThat(factory.asString())
        .isEqualTo("sip:User1@litwareinc.com;gruu;opaque=app:conf:focusfactory");
    assertThat(ConferenceUri.isFactory(factory)).isTrue();
    assertThat(ConferenceUri.isFactory(SipUri.parse(FOCUS))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1234567", "123456789012345678901234567890123", "abcd efgh", "äbcdefgh"})
  void refusesIdsThatAreNotEightToThirtyTwoLettersAndDigits(String bad) {
    assertThatThrownBy(() -> ConferenceId.of(bad)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void readsWhatItWrites(
      @ForAll @AlphaChars @NumericChars @StringLength(min = 8, max = 32) String id,
      @ForAll McuType type) {
    ConferenceUri uri =
        ConferenceUri.focus(SipUri.of("bob", "x.test"), ConferenceId.of(id)).mcu(type);
    assertThat(ConferenceUri.parse(uri.asString())).contains(uri);
  }
}
