package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.state;
import static org.confab.core.presence.PresenceWorld.user;
import static org.confab.core.presence.Seen.availability;
import static org.confab.core.presence.Seen.categories;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class PresenceServiceTest {
  private final PresenceWorld world = new PresenceWorld();

  @Test
  void aPublisherLearnsTheNewVersionsAndHisAggregate() {
    RoamingData answer = world.publish(ALICE_DESK, machine(3500, 993308598, 0) + user(3500, 0));

    List<Category> categories = answer.categories().orElseThrow().categories();
    assertThat(categories)
        .filteredOn(one -> one.instance().equals(Optional.of(993308598L)))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.ownership().orElseThrow().version()).isOne());
    assertThat(availability(categories, ContainerId.AGGREGATION)).contains(3500);
  }

  @Test
  void everyStaleVersionIsAnsweredWithTheCurrentOneAndNothingIsStored() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.self("self", ALICE_DESK);
    world.notifier.take();

    assertThatThrownBy(() -> world.publish(ALICE_DESK, note("x", 0) + machine(6500, 7, 0)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.body().map(Body::contentType))
                  .contains("application/msrtc-fault+xml");
              assertThat(refused.body().map(Body::text))
                  .contains(
                      "<Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode><details>"
                          + "<operation index=\"4\" version=\"0\" curVersion=\"1\"/>"
                          + "<operation index=\"5\" version=\"0\" curVersion=\"1\"/>"
                          + "</details></Fault>");
            });
    assertThat(world.store.find(List.of(ALICE)).get(ALICE))
        .noneMatch(one -> one.key().name().equals(CategoryName.NOTE));
    assertThat(world.notifier.take()).isEmpty();
  }

  @Test
  void nobodyPublishesForSomebodyElse() {
    assertThatThrownBy(
            () ->
                world.service.publish(
                    BOB_DESK, new org.confab.protocol.presence.PublishRequest(ALICE, List.of())))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
  }

  @Test
  void notesAreShownAndCleared() {
    world.watch("bob", BOB_DESK, ALICE);
    world.publish(ALICE_DESK, note("In a meeting", 0));
    assertThat(world.texts("bob")).singleElement().asString().contains("In a meeting");

    String clear =
        note("", 1)
            .replaceAll(
                "expireType=\"static\">.*?</note></publication>",
                "expireType=\"static\" expires=\"0\"/>");
    world.publish(ALICE_DESK, clear);

    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(
            text ->
                assertThat(categories(text).categories())
                    .containsExactly(Category.none(CategoryName.NOTE)));
    world.publish(ALICE_DESK, note("again", 0));
    assertThat(world.texts("bob")).hasSize(1);
  }

  @Test
  void resettingTheOwnStateLetsTheMachineSpeak() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(6500, 0));
    world.watch("bob", BOB_DESK, ALICE);
    world.self("self", ALICE_LAPTOP);

    world.publish(
        ALICE_DESK,
        "<publication categoryName=\"state\" instance=\"536870912\" container=\"3\" version=\"1\""
            + " expireType=\"static\" expires=\"0\"/><publication categoryName=\"state\""
            + " instance=\"536870912\" container=\"2\" version=\"1\" expireType=\"static\""
            + " expires=\"0\"/>");

    List<org.confab.core.subscription.RecordingNotifier.Sent> sent = world.notifier.take();
    assertThat(sent)
        .filteredOn(one -> one.id().value().equals("bob"))
        .singleElement()
        .satisfies(one -> assertThat(availability(categories(one.text()))).contains(3500));
    assertThat(sent)
        .filteredOn(one -> one.id().value().equals("self"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(
                        RoamingData.read(Xml.read(one.text()))
                            .categories()
                            .orElseThrow()
                            .categories())
                    .filteredOn(Category::deleted)
                    .hasSize(2));
  }

  @Test
  void onesOwnEndpointsLearnEveryInstanceOfACategoryThatChanged() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(3500, 0) + note("here", 0));
    world.self("self", ALICE_LAPTOP);

    RoamingData answer = world.publish(ALICE_DESK, machine(15500, 7, 1));

    List<Category> told = answer.categories().orElseThrow().categories();
    assertThat(told)
        .allSatisfy(
            one -> assertThat(one.name()).isIn(CategoryName.STATE, CategoryName.LEGACY_INTEROP))
        .filteredOn(one -> one.instance().equals(Optional.of(536870912L)))
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.ownership().orElseThrow().version()).isOne());
    assertThat(world.texts("self"))
        .singleElement()
        .satisfies(
            text ->
                assertThat(RoamingData.read(Xml.read(text)).categories().orElseThrow().categories())
                    .containsExactlyInAnyOrderElementsOf(told));
  }

  @Test
  void whatIsGoneIsToldWithTheVersionToPublishItOnAgain() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(6500, 0));

    RoamingData answer =
        world.publish(
            ALICE_DESK,
            "<publication categoryName=\"state\" instance=\"536870912\" container=\"2\""
                + " version=\"1\" expireType=\"static\" expires=\"0\"/>");

    assertThat(answer.categories().orElseThrow().categories())
        .filteredOn(Category::deleted)
        .singleElement()
        .satisfies(one -> assertThat(one.ownership().orElseThrow().version()).isZero());
  }

  @Test
  void whatIsBoundToAnEndpointGoesWithItAndTheOtherEndpointsStateShows() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.publish(ALICE_LAPTOP, machine(15500, 8, 0));
    world.watch("bob", BOB_DESK, ALICE);

    world.service.endpointGone(ALICE_DESK, false);
    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(text -> assertThat(availability(categories(text))).contains(15500));

    world.service.endpointGone(ALICE_LAPTOP, true);
    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(text -> assertThat(availability(categories(text))).contains(18500));
    assertThat(world.store.find(List.of(ALICE))).isEmpty();
  }

  @Test
  void anEndpointThatPublishedNothingGoesUnnoticed() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.watch("bob", BOB_DESK, ALICE);

    world.service.endpointGone(ALICE_LAPTOP, false);

    assertThat(world.notifier.take()).isEmpty();
  }

  @Test
  void aTimeBoundInstanceEndsByItself() {
    world.self("self", ALICE_DESK);
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + state("userState", 6500, 0x24000000L, 2, 0, "time")
                .replace("\"time\"", "\"time\" expires=\"60\""));
    world.watch("bob", BOB_DESK, ALICE);
    world.notifier.take();
    world.clock.forward(Duration.ofSeconds(59));
    world.service.sweep();
    assertThat(world.notifier.take()).isEmpty();

    world.clock.forward(Duration.ofSeconds(1));
    world.service.sweep();

    assertThat(world.notifier.take())
        .anySatisfy(one -> assertThat(one.text()).contains("expires=\"0\""))
        .anySatisfy(
            one -> {
              assertThat(one.id()).isEqualTo(new SubscriptionId("bob"));
              assertThat(availability(categories(one.text()))).contains(3500);
            });
  }

  @Test
  void aTimeBoundInstanceMustSayItsTime() {
    assertThatThrownBy(
            () -> world.publish(ALICE_DESK, state("userState", 6500, 0x24000000L, 2, 0, "time")))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
  }

  @Test
  void aStaleContainerVersionIsAnsweredWithTheCurrentOne() {
    assertThatThrownBy(
            () ->
                world.move(
                    ALICE_DESK,
                    "<container id=\"300\" version=\"0\"/><container id=\"200\" version=\"0\"/>"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.body().map(Body::text).orElseThrow())
                    .contains("index=\"2\" version=\"0\" curVersion=\"1\""));
    assertThat(world.containers.find(List.of(ALICE))).isEmpty();
  }

  @Test
  void onesOwnEndpointsLearnEverythingAtFirst() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    RoamingData data =
        RoamingData.read(Xml.read(world.self("self", ALICE_LAPTOP).state().orElseThrow().bytes()));

    assertThat(data.categories().orElseThrow().categories())
        .anyMatch(one -> one.name().equals(CategoryName.USER_PROPERTIES))
        .anyMatch(one -> one.name().equals(CategoryName.CONTACT_CARD));
    assertThat(data.containers().orElseThrow())
        .extracting(one -> one.id().value())
        .containsExactly(0, 1, 2, 3, 100, 200, 300, 400, 32000);
    assertThat(data.subscribers()).contains(List.of());
  }

  @Test
  void whoIsAddedByAStrangerIsToldOnceAndAcknowledges() {
    world.self("self", ALICE_DESK);
    world.subscriberService.added(BOB, ALICE);
    world.subscriberService.added(BOB, ALICE);
    assertThat(world.texts("self"))
        .singleElement()
        .asString()
        .contains(
            "<subscriber user=\"bob@litwareinc.com\" displayName=\"Bob\" acknowledged=\"false\"");

    world.subscriberService.acknowledge(
        ALICE_DESK,
        org.confab.protocol.presence.SetSubscribers.read(
            Xml.read(
                "<setSubscribers"
                    + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/presence-subscribers\">"
                    + "<subscriber user=\"bob@litwareinc.com\" acknowledged=\"true\"/>"
                    + "</setSubscribers>")));
    assertThat(world.texts("self")).singleElement().asString().contains("acknowledged=\"true\"");
  }

  @Test
  void limitsAreKept() {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= PresenceLimits.PUBLICATIONS_PER_REQUEST; i++) {
      many.append(machine(3500, i, 0));
    }
    assertThatThrownBy(() -> world.publish(ALICE_DESK, many.toString()))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(
            () -> world.publish(ALICE_DESK, note("x".repeat(PresenceLimits.VALUE_BYTES), 0)))
        .isInstanceOf(Refused.class);
    assertThat(world.store.find(List.of(ALICE))).isEmpty();
  }
}
