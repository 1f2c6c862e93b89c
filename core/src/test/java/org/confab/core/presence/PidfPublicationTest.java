package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.confab.protocol.pidf.Activity;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.Note;
import org.confab.protocol.pidf.Person;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.pidf.Tuple;
import org.confab.protocol.pidf.UserInput;
import org.confab.protocol.presence.StateType;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.sip.SipUri;

class PidfPublicationTest {
  @Property(tries = 300)
  void whateverAPhoneSaysFitsTheInstanceNumbersOfPhones(
      @ForAll("activities") Set<Activity> activities,
      @ForAll Basic basic,
      @ForAll Optional<Boolean> idle,
      @ForAll @IntRange(max = PhoneInstances.SLOTS - 1) int slot) {
    PidfPublication said = PidfPublication.of(document(activities, basic, idle));
    List<PidfPublication.Value> values = said.values(slot);

    assertThat(values).extracting(PidfPublication.Value::key).doesNotHaveDuplicates();
    assertThat(values)
        .allSatisfy(one -> assertThat(one.key().instance()).isBetween(0xD000_0000L, 0xEFFF_FFFFL));
    assertThat(said.states()).extracting(StateValue::type).doesNotHaveDuplicates();
    assertThat(said.states().isEmpty()).isEqualTo(basic == Basic.CLOSED);
  }

  @Property(tries = 200)
  void theNumbersOfTwoSlotsNeverMeet(
      @ForAll @IntRange(max = PhoneInstances.SLOTS - 1) int one,
      @ForAll @IntRange(max = PhoneInstances.SLOTS - 1) int other) {
    for (StateType type : StateType.values()) {
      assertThat(PhoneInstances.published(one, type))
          .isNotEqualTo(PhoneInstances.note(other))
          .isNotEqualTo(PhoneInstances.reachable(other));
      if (one != other) {
        assertThat(PhoneInstances.published(one, type))
            .isNotEqualTo(PhoneInstances.published(other, type));
      }
    }
    assertThat(PhoneInstances.onlyReachable(PhoneInstances.reachable(one))).isTrue();
    assertThat(PhoneInstances.onlyReachable(PhoneInstances.note(one))).isFalse();
  }

  private static PidfDocument document(
      Set<Activity> activities, Basic basic, Optional<Boolean> idle) {
    Person person =
        new Person(
            "p",
            activities,
            idle.map(yes -> new UserInput(yes, Optional.empty())),
            List.of(Note.of("x")),
            Optional.empty());
    Tuple tuple = new Tuple("t", Optional.of(basic), Optional.empty(), List.of(), Optional.empty());
    return new PidfDocument(
        SipUri.of("bob", "litwareinc.com"), List.of(tuple), List.of(), List.of(person), List.of());
  }

  @Provide
  Arbitrary<Set<Activity>> activities() {
    return Arbitraries.of(Arrays.asList(Activity.values())).set().ofMaxSize(5);
  }
}
