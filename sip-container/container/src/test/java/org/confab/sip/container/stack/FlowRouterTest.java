package org.confab.sip.container.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowRouterTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "255.249.199.0", "010.1.1.1", "::1", "[2001:db8::1]"})
  void anAddressIsUsedAsItIs(String host) {
    assertThat(FlowRouter.isAddress(host)).isTrue();
  }

  /** The JDK asks DNS for all of these. */
  @ParameterizedTest
  @ValueSource(strings = {"localhost", "999.1.1.1", "1.2.3.256", "1.2.3.4.5", ".:1", "1..2.3"})
  void aNameThatLooksLikeAnAddressIsNone(String host) {
    assertThat(FlowRouter.isAddress(host)).isFalse();
  }
}
