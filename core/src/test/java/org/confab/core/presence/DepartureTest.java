package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.Seen.availability;
import static org.confab.core.presence.Seen.categories;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.EndpointId;
import org.confab.core.subscription.Stripes;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

/** What is bound to an endpoint ends with it, also if the store fails at that moment. */
class DepartureTest {
  private final PresenceWorld world = new PresenceWorld();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final PresenceService service =
      new PresenceService(
          world.presentities,
          new Failing(),
          List.of(world.roamingSelf, world.presence),
          world.registered,
          new Stripes(),
          world.clock);

  @Test
  void aDepartureThatCouldNotBeStoredIsMadeUpForByTheSweeper() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.watch("bob", BOB_DESK, ALICE);
    goWhileTheStoreFails();
    assertThatThrownBy(service::sweep).isInstanceOf(IllegalStateException.class);
    assertThat(world.notifier.take()).isEmpty();

    failing.set(false);
    service.sweep();
    service.sweep();

    assertThat(world.store.find(List.of(ALICE))).isEmpty();
    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(text -> assertThat(availability(categories(text))).contains(18500));
  }

  @Test
  void whoIsDisabledIsSeenToGo() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.watch("bob", BOB_DESK, ALICE);
    world.notifier.take();

    world.disable(ALICE);
    world.registered.leave(ALICE_DESK);
    world.service.endpointGone(ALICE_DESK, true);

    assertThat(world.store.find(List.of(ALICE))).isEmpty();
    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(text -> assertThat(availability(categories(text))).contains(18500));
  }

  @Test
  void whoIsBackBeforeTheSweeperKeepsHisPresence() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    goWhileTheStoreFails();
    world.registered.enter(ALICE_DESK);
    failing.set(false);

    service.sweep();

    assertThat(world.store.find(List.of(ALICE)).get(ALICE)).isNotEmpty();
  }

  @Test
  void whatAPhoneHasPublishedEndsLaterIfTheStoreFailsWhenItGoes() {
    EventStateCompositor phones = new EventStateCompositor(service, world.clock, bound -> 7);
    phones.endpointAdded(ALICE_DESK);
    assertThat(published()).isNotEmpty();
    failing.set(true);
    assertThatThrownBy(() -> phones.endpointRemoved(ALICE_DESK)).hasMessage("the store is away");
    assertThatThrownBy(phones::sweep).hasMessage("the store is away");

    failing.set(false);
    phones.sweep();

    assertThat(published()).isEmpty();
    assertThat(phones.size()).isZero();
  }

  @Test
  void aPhoneWhosePresenceWentWithItsEndpointIsForgottenAndMayComeBack() {
    EventStateCompositor phones = new EventStateCompositor(service, world.clock, bound -> 7);
    phones.endpointAdded(ALICE_DESK);
    phones.endpointAdded(BOB_DESK);
    world.registered.leave(ALICE_DESK);
    service.endpointGone(ALICE_DESK, true);
    assertThat(published()).isEmpty();

    phones.endpointRemoved(ALICE_DESK);
    assertThat(phones.size()).isEqualTo(1);

    phones.endpointAdded(ALICE_DESK);
    assertThat(published()).isNotEmpty();
    assertThat(phones.size()).isEqualTo(2);
  }

  @Test
  void oneOfTwoPhonesGoesAndTheOtherIsStillSeen() {
    EndpointId other = new EndpointId(ALICE, Epid.of("0123456789"));
    AtomicInteger slots = new AtomicInteger();
    EventStateCompositor phones =
        new EventStateCompositor(service, world.clock, bound -> slots.incrementAndGet());
    world.registered.enter(other);
    phones.endpointAdded(ALICE_DESK);
    phones.endpointAdded(other);
    int both = published().size();
    world.registered.leave(ALICE_DESK);
    service.endpointGone(ALICE_DESK, false);
    phones.endpointRemoved(ALICE_DESK);
    assertThat(published()).hasSizeLessThan(both).isNotEmpty();
    assertThat(published())
        .filteredOn(one -> one.endpoint().isPresent())
        .isNotEmpty()
        .allMatch(one -> one.endpoint().equals(Optional.of(other.epid())));
    assertThat(phones.size()).isEqualTo(1);
  }

  @Test
  void aPhoneThatIsBackBeforeTheSweeperBeginsAnew() {
    EventStateCompositor phones = new EventStateCompositor(service, world.clock, bound -> 7);
    phones.endpointAdded(ALICE_DESK);
    failing.set(true);
    assertThatThrownBy(() -> phones.endpointRemoved(ALICE_DESK)).hasMessage("the store is away");
    failing.set(false);

    phones.endpointAdded(ALICE_DESK);
    phones.sweep();

    assertThat(published()).isNotEmpty();
  }

  private List<CategoryInstance> published() {
    return world.store.find(List.of(ALICE)).getOrDefault(ALICE, List.of());
  }

  @Test
  void oneUserWhoCannotBeSweptKeepsNobodyWaiting() {
    String timed = note("x", 0).replace("\"static\"", "\"time\" expires=\"5\"");
    world.registered.enter(BOB_DESK);
    service.publish(ALICE_DESK, request(ALICE, timed));
    service.publish(BOB_DESK, request(BOB, timed));
    goWhileTheStoreFails();
    failing.set(true);
    world.clock.forward(Duration.ofSeconds(6));
    assertThatThrownBy(service::sweep).isInstanceOf(IllegalStateException.class);

    failing.set(false);
    service.sweep();

    assertThat(world.store.find(List.of(ALICE, BOB))).isEmpty();
  }

  private static PublishRequest request(SipUri user, String publications) {
    return PublishRequest.read(
        Xml.read(
            "<publish><publications uri=\""
                + user
                + "\">"
                + publications
                + "</publications></publish>"));
  }

  private void goWhileTheStoreFails() {
    failing.set(true);
    world.registered.leave(ALICE_DESK);
    world.registered.leave(PresenceWorld.ALICE_LAPTOP);
    try {
      service.endpointGone(ALICE_DESK, true);
    } catch (IllegalStateException failure) {
      assertThat(failure).hasMessage("the store is away");
    }
  }

  /** Loses its connection when it is told to. */
  private final class Failing implements PresenceStore {
    @Override
    public Map<SipUri, List<CategoryInstance>> find(Collection<SipUri> users) {
      return world.store.find(users);
    }

    @Override
    public void write(SipUri user, PresenceWrite write) {
      if (failing.get()) {
        throw new IllegalStateException("the store is away");
      }
      world.store.write(user, write);
    }
  }
}
