package org.confab.sip.container.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTagTest {
  private static final String TAG = RefusalTag.of("c1");

  private static boolean isAcknowledged(String message) {
    return RefusalTag.isAcknowledged(message.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theAckOfARefusalIsKnownByItsTag() {
    assertThat(isAcknowledged("ACK sip:a@b SIP/2.0\r\nTo: <sip:a@b>;tag=" + TAG + "\r\n\r\n"))
        .isTrue();
  }

  @Test
  void aRefusalHasTheSameTagEachTimeAndOthersHaveOthers() {
    assertThat(RefusalTag.of("c1")).isEqualTo(TAG).isNotEqualTo(RefusalTag.of("c2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ACK",
        "ACK ",
        "ACK sip:a@b SIP/2.0\r\nTo: <sip:a@b>;tag=1\r\n\r\n",
        "ACK sip:a@b SIP/2.0\r\nTo: <sip:a@b>\r\n\r\n"
      })
  void otherAcksGoOn(String message) {
    assertThat(isAcknowledged(message)).isFalse();
  }

  @Test
  void whatIsNoAckGoesOn() {
    assertThat(isAcknowledged("BYE sip:a@b SIP/2.0\r\nTo: <sip:a@b>;tag=" + TAG + "\r\n\r\n"))
        .isFalse();
  }
}
