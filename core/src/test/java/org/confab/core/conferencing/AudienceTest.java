package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import java.util.stream.IntStream;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private final Audience audience = new Audience();

  private void subscribe(int many) {
    ConferenceUri focus = ConferenceUri.focus(user("alice"), ConferenceId.of("AB12CD34"));
    IntStream.range(0, many)
        .forEach(
            each ->
                audience
                    .watchers()
                    .put(
                        new SubscriptionId("s" + each),
                        new Audience.Watcher(focus, user("u" + each), 0, 1)));
  }

  private void somethingChanges() {
    audience.journal().enter(RosterChange.view("chat"));
  }

  @Test
  void thePauseGrowsWhileChangesComeAndEndsWithoutThem() {
    subscribe(1000);
    somethingChanges();
    assertThat(audience.begin()).contains(Audience.SHORTEST);
    assertThat(audience.begin()).as("one is under way").isEmpty();
    assertThat(audience.next()).contains(Duration.ofMillis(500));
    somethingChanges();
    assertThat(audience.next()).contains(Audience.LONGEST);
    somethingChanges();
    assertThat(audience.next()).contains(Audience.LONGEST);
    assertThat(audience.next()).as("nothing came").isEmpty();
    somethingChanges();
    assertThat(audience.begin()).contains(Audience.SHORTEST);
  }

  @Test
  void fewerSubscribersWaitShorter() {
    subscribe(150);
    assertThat(audience.isLarge()).isTrue();
    somethingChanges();
    assertThat(audience.begin()).contains(Audience.SHORTEST);
    assertThat(audience.next()).contains(Duration.ofMillis(300));
    somethingChanges();
    assertThat(audience.next()).contains(Duration.ofMillis(300));
  }
}
