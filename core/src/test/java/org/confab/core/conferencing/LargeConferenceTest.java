package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.confab.protocol.conference.ConferenceDocument;
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
}
