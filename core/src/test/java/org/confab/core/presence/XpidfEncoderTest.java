package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.user;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.confab.protocol.presence.ContainerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XpidfEncoderTest {
  private final PresenceWorld world = new PresenceWorld();

  @ParameterizedTest
  @CsvSource({
    "3500, open, online",
    "6500, open, busy",
    "12500, open, berightback",
    "15500, open, away",
    "18500, closed, offline"
  })
  void aPhoneGetsStatusAndSubstatus(int availability, String status, String substatus) {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(availability, 0));
    SeenPresence seen =
        new SeenPresence(world.presentities.load(ALICE).orElseThrow(), ContainerId.COMPANY, false);
    assertThat(new String(new XpidfEncoder().whole(seen, Set.of()), StandardCharsets.UTF_8))
        .contains("<presentity uri=\"sip:alice@litwareinc.com;method=SUBSCRIBE\"/>")
        .contains("<status status=\"" + status + "\"/>")
        .contains("<msnsubstatus substatus=\"" + substatus + "\"/>");
  }
}
