package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.Roster;
import org.junit.jupiter.api.Test;

/** A conference with as many participants as there may be. */
class LargeConferenceTest {
  private static final int PARTICIPANTS = 250;

  @Test
  void manyJoinsAreToldTogetherAndNobodyMissesOne() {
    ConferencingLimits d = ConferencingLimits.DEFAULT;
    Conferencing conferencing = new Conferencing(d, Optional.empty());
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < PARTICIPANTS; i++) {
      conferencing.join(focus, "user" + i);
      ConferenceDocument full = conferencing.subscribe(focus, "user" + i);
      if (i == 0) {
        full.users().orElseThrow().users().forEach(user -> seen.add(user.entity().asString()));
      }
      if (i % 50 == 49) {
        conferencing.scheduler.run();
      }
    }
    conferencing.scheduler.run();
    List<ConferenceDocument> told = conferencing.seenBy("user0");
    told.forEach(
        document ->
            document.users().map(Roster::users).orElse(List.of()).stream()
                .map(user -> user.entity().asString())
                .forEach(seen::add));
    assertThat(seen).hasSize(PARTICIPANTS);
    assertThat(told).hasSizeLessThan(PARTICIPANTS / 4);
    assertThat(told.stream().map(ConferenceDocument::version).toList())
        .isEqualTo(LongStream.rangeClosed(2, told.size() + 1).boxed().toList());
  }

  @Test
  void aTellingThatFailsIsNotTheLast() {
    Conferencing conferencing = new Conferencing();
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    for (int i = 0; i < 40; i++) {
      conferencing.join(focus, "user" + i);
      conferencing.subscribe(focus, "user" + i);
    }
    conferencing.beforeTelling =
        () -> {
          throw new IllegalStateException("no threads left");
        };
    assertThatThrownBy(conferencing.scheduler::run).hasMessage("no threads left");
    conferencing.beforeTelling = () -> {};
    conferencing.join(focus, "late");
    conferencing.scheduler.run();
    assertThat(conferencing.seenBy("user0"))
        .flatExtracting(told -> people(told, new TreeSet<>()))
        .contains("sip:late@litwareinc.com");
  }

  /** In any order of coming, going and telling, all see the same people, each of them once. */
  @Property(tries = 25)
  void whateverHappensInWhichOrderAllSeeTheSame(@ForAll Random random) {
    Conferencing conferencing = new Conferencing();
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    conferencing.join(focus, "alice");
    Map<String, Set<String>> seen = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      String name = "user" + random.nextInt(60);
      if (!seen.containsKey(name)) {
        conferencing.join(focus, name);
        seen.put(name, people(conferencing.subscribe(focus, name), new TreeSet<>()));
      } else if (random.nextInt(3) == 0) {
        conferencing.focus.left(new FocusDialogId(name));
        conferencing.notified.remove(new SubscriptionId("of-" + name));
        seen.remove(name);
      }
      if (random.nextInt(20) == 0) {
        conferencing.scheduler.run();
      }
    }
    conferencing.scheduler.run();
    Set<String> inside = new TreeSet<>(Set.of("sip:alice@litwareinc.com"));
    seen.keySet().forEach(name -> inside.add("sip:" + name + "@litwareinc.com"));
    seen.forEach(
        (name, people) -> {
          conferencing.seenBy(name).forEach(document -> people(document, people));
          assertThat(people).as(name).isEqualTo(inside);
        });
  }

  private static Set<String> people(ConferenceDocument document, Set<String> known) {
    for (Roster.User user : document.users().map(Roster::users).orElse(List.of())) {
      if (user.state() == DocumentState.DELETED) {
        known.remove(user.entity().asString());
      } else {
        known.add(user.entity().asString());
      }
    }
    return known;
  }

  @Test
  void whoComesWhileOthersAreToBeToldIsToldOfNobodyTwice() {
    Conferencing conferencing = new Conferencing();
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    for (int i = 0; i < 60; i++) {
      conferencing.join(focus, "user" + i);
      conferencing.subscribe(focus, "user" + i);
    }
    conferencing.join(focus, "late");
    conferencing.subscribe(focus, "late");
    conferencing.scheduler.run();
    assertThat(conferencing.seenBy("late")).isEmpty();
    assertThat(conferencing.seenBy("user0")).isNotEmpty();
  }
}
