package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidfEncoderTest {
  @ParameterizedTest
  @CsvSource({
    "'', true",
    "application/pidf+xml, true",
    "'application/xpidf+xml,application/pidf+xml', true",
    "*/*, true",
    "application/*, true",
    "application/xpidf+xml, false",
    "text/html, false"
  })
  void itAnswersWhoReadsItOrSaysNothing(String accept, boolean answers) {
    List<String> types = accept.isEmpty() ? List.of() : Arrays.asList(accept.split(",", -1));
    SubscribeRequest request =
        new SubscribeRequest(
            new SubscriptionId("1"),
            BOB_DESK,
            ALICE,
            false,
            Duration.ofHours(1),
            types,
            Optional.empty());
    assertThat(new PidfEncoder().answers(request)).isEqualTo(answers);
  }
}
