package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "255.249.199.0", "010.1.1.1", "::1", "2001:db8::192.0.2.1"})
  void anAddressInDigitsIsRead(String text) {
    assertThat(SdpText.isDigits(text)).isTrue();
    assertThat(SdpText.address(text)).isPresent();
  }

  /** The JDK asks DNS for all of these. */
  @ParameterizedTest
  @ValueSource(strings = {"999.1.1.1", "1.2.3.256", "1.2.3", "1.2.3.4.5", "localhost", ".:1", ""})
  void aNameThatLooksLikeAnAddressIsNotLookedUp(String text) {
    assertThat(SdpText.isDigits(text)).isFalse();
    assertThat(SdpText.address(text)).isEmpty();
  }
}
