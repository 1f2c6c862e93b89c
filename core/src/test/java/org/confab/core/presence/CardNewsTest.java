package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;

import java.util.List;
import org.confab.core.directory.User;
import org.confab.core.subscription.Stripes;
import org.junit.jupiter.api.Test;

class CardNewsTest {
  private final PresenceWorld world = new PresenceWorld();
  private final CardNews news =
      new CardNews(world.presentities, List.of(world.roamingSelf, world.presence), new Stripes());

  private static User alice(String name, boolean enabled) {
    return new User(ALICE, name, "", "Engineer", "", "", "", enabled);
  }

  @Test
  void whoWatchesGetsTheNewCard() {
    world.watch("watch", BOB_DESK, ALICE);

    news.changed(alice("Alice Archer", true), alice("Alice Young", true));

    assertThat(world.texts("watch")).last().asString().contains("<displayName>Alice Young");
  }

  @Test
  void theOwnDevicesGetTheNewCard() {
    world.self("self", ALICE_LAPTOP);

    news.changed(alice("Alice Archer", true), alice("Alice Young", true));

    assertThat(world.texts("self")).last().asString().contains("<displayName>Alice Young");
  }

  @Test
  void ofWhoIsDisabledNothingIsTold() {
    world.watch("watch", BOB_DESK, ALICE);
    world.texts("watch");

    news.changed(alice("Alice Archer", false), alice("Alice Young", false));

    assertThat(world.texts("watch")).isEmpty();
  }
}
