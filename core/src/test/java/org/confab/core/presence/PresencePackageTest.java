package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.state;
import static org.confab.core.presence.PresenceWorld.user;
import static org.confab.core.presence.Seen.availability;
import static org.confab.core.presence.Seen.categories;
import static org.confab.core.presence.Seen.device;
import static org.confab.core.presence.Seen.documents;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.mime.Part;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class PresencePackageTest {
  private final PresenceWorld world = new PresenceWorld();

  @Test
  void aWatcherGetsEverythingAtFirstAndThenWhatChanged() {
    Body first = world.watch("bob", BOB_DESK, ALICE).state().orElseThrow();
    CategoriesDocument full = documents(first).get(0);
    assertThat(full.uri()).isEqualTo(ALICE);
    assertThat(availability(full)).contains(18500);
    assertThat(full.categories())
        .filteredOn(one -> one.name().equals(CategoryName.CONTACT_CARD))
        .hasSize(1);

    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(3500, 0) + device());

    List<String> told = world.texts("bob");
    assertThat(told).hasSize(1);
    CategoriesDocument delta = categories(told.get(0));
    assertThat(delta.categories()).hasSize(1);
    assertThat(availability(delta)).contains(3500);
    assertThat(told.get(0)).doesNotContain("container").doesNotContain("version=\"1\"");
  }

  @Test
  void theAnswerToABatchIsAListWithAPartPerUserThatExists() {
    Body body =
        world
            .watch("bob", BOB_DESK, ALICE, org.confab.protocol.sip.SipUri.of("x", "y.com"))
            .state()
            .orElseThrow();

    List<Part> parts = MultipartRelated.read(body.contentType(), body.bytes()).parts();
    assertThat(parts)
        .extracting(Part::contentId)
        .containsExactly("resourceList", "alice@litwareinc.com");
    ResourceList list = ResourceList.read(Xml.read(parts.get(0).content()));
    assertThat(list.resources())
        .extracting(ResourceList.Resource::state)
        .containsExactly("active", "terminated");
    assertThat(body.contentType())
        .startsWith("multipart/related;type=\"application/rlmi+xml\";start=resourceList;");
  }

  @Test
  void aChangeThatNobodyWatchesIsNotCollected() {
    world.later.pause();
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(world.later.size()).isZero();
    world.watch("bob", BOB_DESK, ALICE);
    world.publish(ALICE_DESK, note("hi", 0));
    assertThat(world.later.size()).isOne();
    world.later.run();
    assertThat(world.texts("bob")).singleElement().asString().contains("hi");
  }

  @Test
  void publishingTheSameAgainTellsWatchersNothing() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + note("hi", 0));
    world.watch("bob", BOB_DESK, ALICE);
    world.publish(ALICE_DESK, machine(3500, 7, 1) + note("hi", 1));

    assertThat(world.texts("bob")).isEmpty();
  }

  @Test
  void theTeamSeesWhatIsMeantForIt() {
    world.move(
        ALICE_DESK,
        "<container id=\"300\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/></container>");
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + state("userState", 9500, 536870912, 2, 0, "static")
            + state("userState", 6900, 536870912, 3, 0, "static"));

    assertThat(availability(seen(BOB_DESK))).contains(6900);
    assertThat(availability(seen(PresenceWorld.CAROL_DESK))).contains(9500);
  }

  @Test
  void blockingTakesEverythingAwayAtOnce() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + note("hi", 0));
    world.watch("bob", BOB_DESK, ALICE);
    world.watch("carol", PresenceWorld.CAROL_DESK, ALICE);
    world.self("self", ALICE_DESK);

    world.move(
        ALICE_DESK,
        "<container id=\"32000\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/></container>");

    var sent = world.notifier.take();
    assertThat(sent).filteredOn(one -> one.id().value().equals("carol")).isEmpty();
    assertThat(sent)
        .filteredOn(one -> one.id().value().equals("bob"))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(availability(categories(one.text()))).contains(18500);
              assertThat(categories(one.text()).categories())
                  .contains(Category.none(CategoryName.NOTE));
            });
    assertThat(sent)
        .filteredOn(one -> one.id().value().equals("self"))
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.text())
                    .contains("<container id=\"32000\" version=\"1\">")
                    .contains("value=\"bob@litwareinc.com\""));
  }

  @Test
  void anUnsubscribedUserIsNotToldOfAnyMore() {
    world.watch("bob", BOB_DESK, ALICE, CAROL);
    world.presence.subscribe(
        PresenceWorld.batch("bob", BOB_DESK, "unsubscribe", "<resource uri=\"" + ALICE + "\"/>"));
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(world.texts("bob")).isEmpty();

    world.publish(PresenceWorld.CAROL_DESK, machine(3500, 7, 0));
    assertThat(world.texts("bob")).hasSize(1);
    world.presence.ended(new SubscriptionId("bob"));
    world.publish(PresenceWorld.CAROL_DESK, machine(6500, 7, 1));
    assertThat(world.texts("bob")).isEmpty();
  }

  @Test
  void aSingleWatcherGetsADocumentAndAPlainOnePidf() {
    Body single =
        world
            .presence
            .subscribe(PresenceWorld.request("one", BOB_DESK, ALICE, Optional.empty()))
            .state()
            .orElseThrow();
    assertThat(categories(single.text()).uri()).isEqualTo(ALICE);

    Body plain =
        world
            .presence
            .subscribe(
                new org.confab.core.subscription.SubscribeRequest(
                    new SubscriptionId("plain"),
                    BOB_DESK,
                    ALICE,
                    false,
                    Duration.ofHours(1),
                    List.of("application/pidf+xml"),
                    Optional.empty()))
            .state()
            .orElseThrow();
    assertThat(plain.contentType()).isEqualTo("application/pidf+xml");
    assertThat(plain.text()).contains("<basic>closed</basic>");

    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(world.texts("plain")).singleElement().asString().contains("<basic>open</basic>");
  }

  @Test
  void watchingSomebodyUnknownAloneIs404() {
    assertThatThrownBy(
            () ->
                world.presence.subscribe(
                    PresenceWorld.request(
                        "one",
                        BOB_DESK,
                        org.confab.protocol.sip.SipUri.of("x", "litwareinc.com"),
                        Optional.empty())))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(404));
  }

  private CategoriesDocument seen(org.confab.core.EndpointId watcher) {
    return documents(
            world.watch("x" + watcher.epid().value(), watcher, ALICE).state().orElseThrow())
        .get(0);
  }
}
