package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.user;

import java.util.Set;
import org.confab.protocol.pidf.Activity;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.Note;
import org.confab.protocol.pidf.Person;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.pidf.UserInput;
import org.confab.protocol.presence.ContainerId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidfViewTest {
  private final PresenceWorld world = new PresenceWorld();

  @ParameterizedTest
  @CsvSource({
    "3500, OPEN, ",
    "6500, OPEN, BUSY",
    "9500, OPEN, BUSY",
    "12500, OPEN, AWAY",
    "15500, OPEN, AWAY",
    "18500, CLOSED, "
  })
  void theUsersWordIsSeen(int availability, Basic basic, Activity activity) {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(availability, 0));
    PidfDocument seen = seen(ContainerId.COMPANY);
    assertThat(seen.tuples().get(0).basic()).contains(basic);
    assertThat(person(seen).activities()).isEqualTo(activity == null ? Set.of() : Set.of(activity));
  }

  @Test
  void idlenessIsSeenWithItsBeginning() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(person(seen(ContainerId.COMPANY)).userInput().map(UserInput::idle)).contains(false);
    world.publish(ALICE_DESK, machine(5000, 7, 1));
    UserInput input = person(seen(ContainerId.COMPANY)).userInput().orElseThrow();
    assertThat(input.idle()).isTrue();
    assertThat(input.lastInput()).contains(world.clock.instant());
  }

  @Test
  void whoIsBlockedSeesSomebodyOffline() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + note("secret", 0));
    PidfDocument seen = seen(ContainerId.BLOCKED);
    assertThat(seen.tuples().get(0).basic()).contains(Basic.CLOSED);
    assertThat(person(seen).userInput()).isEmpty();
    assertThat(seen.notes()).isEmpty();
    assertThat(seen(ContainerId.COMPANY).notes()).containsExactly(Note.of("secret"));
  }

  private PidfDocument seen(ContainerId container) {
    return PidfView.document(
        new SeenPresence(world.presentities.load(ALICE).orElseThrow(), container, false));
  }

  private static Person person(PidfDocument document) {
    return document.persons().get(0);
  }
}
