package org.confab.sip.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.confab.core.Refused;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;

class FocusHeadersTest {
  @Test
  void findsTheTimerAmongAllSupportedOptions() {
    assertThat(
            FocusHeaders.supportsTimer(
                new FakeSip("INVITE", "Supported: histinfo, Timer", "Supported: ms-sender")
                    .request()))
        .isTrue();
    assertThat(FocusHeaders.supportsTimer(new FakeSip("INVITE", "Supported: ms-sender").request()))
        .isFalse();
    assertThat(FocusHeaders.supportsTimer(new FakeSip("INVITE").request())).isFalse();
  }

  @Test
  void readsTheSecondsOfSessionExpires() {
    assertThat(
            FocusHeaders.sessionExpires(
                new FakeSip("INVITE", "Session-Expires: 1800;refresher=uac").request()))
        .contains(Duration.ofMinutes(30));
    assertThat(FocusHeaders.sessionExpires(new FakeSip("INVITE").request())).isEmpty();
  }

  @Test
  void refusesASessionExpiresThatIsNoTime() {
    for (String bad : new String[] {"soon", "-5", "0", "99999999999"}) {
      assertThatThrownBy(
              () ->
                  FocusHeaders.sessionExpires(
                      new FakeSip("INVITE", "Session-Expires: " + bad).request()))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
    }
  }
}
