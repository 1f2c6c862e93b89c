package org.confab.bench.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Model MODEL = Model.of(20_000);

  @Test
  void ratesFollowFromTheNumberOfPeople() {
    assertThat(MODEL.publications()).isCloseTo(22.2, within(0.05));
    assertThat(MODEL.notifications()).isCloseTo(2111, within(1.0));
    assertThat(MODEL.polls()).isCloseTo(333.3, within(0.05));
    assertThat(MODEL.sessions()).isCloseTo(4.17, within(0.01));
    assertThat(MODEL.signIns()).isCloseTo(1.32, within(0.01));
    assertThat(MODEL.meetings()).isCloseTo(0.116, within(0.001));
  }

  @Test
  void aWindowHasAsMuchOfEachKindAsItsRateSaysInOrderOfTime() {
    List<Schedule> due = Schedule.of(MODEL, 30);

    assertThat(due.stream().filter(each -> each.kind() == Kind.POLL)).hasSize(10_000);
    assertThat(due.stream().filter(each -> each.kind() == Kind.PUBLICATION)).hasSize(667);
    assertThat(due.stream().filter(each -> each.kind() == Kind.MEETING)).hasSize(3);
    assertThat(due).extracting(Schedule::nanos).isSorted();
    assertThat(due.get(due.size() - 1).nanos()).isLessThan(30_000_000_000L);
  }
}
