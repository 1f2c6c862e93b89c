package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.PresenceWorld.state;
import static org.confab.core.presence.PresenceWorld.user;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.presence.Publication;
import org.confab.protocol.presence.PublishRequest;
import org.confab.protocol.presence.RoamingData;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a publish request may do, and how it is refused otherwise. */
class PublicationRulesTest {
  private final PresenceWorld world = new PresenceWorld();

  @Nested
  class Refusing {
    private List<CategoryInstance> stored = List.of();

    @BeforeEach
    void watched() {
      world.publish(ALICE_DESK, machine(3500, 7, 0) + note("hello", 0));
      world.watch("bob", BOB_DESK, ALICE);
      world.self("self", ALICE_LAPTOP);
      stored = world.store.find(List.of(ALICE)).get(ALICE);
      world.notifier.take();
    }

    @AfterEach
    void nothingIsStoredOrTold() {
      assertThat(world.store.find(List.of(ALICE)).get(ALICE))
          .containsExactlyInAnyOrderElementsOf(stored);
      assertThat(world.notifier.take()).isEmpty();
    }

    @Test
    void everyStaleOperationIsNamedWithItsCurrentVersion() {
      String publications = note("x", 1) + machine(6500, 7, 5) + user(3500, 0) + note("y", 9);

      assertThat(refused(publications))
          .satisfies(
              refused -> {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.VERSION_OUT_OF_DATE);
                PresenceFault fault = fault(refused);
                assertThat(fault.code()).isEqualTo(PresenceFault.WRONG_DELTA);
                assertThat(fault.operations())
                    .containsExactly(
                        PresenceFault.Operation.stale(4, 5, 1),
                        PresenceFault.Operation.stale(5, 5, 1),
                        PresenceFault.Operation.stale(8, 9, 2),
                        PresenceFault.Operation.stale(9, 9, 2),
                        PresenceFault.Operation.stale(10, 9, 2));
              });
    }

    @ParameterizedTest(name = "{0} instance {1} in container {2}")
    @CsvSource({
      "state,         0,         32000",
      "state,         0,         200",
      "state,         1,         2",
      "state,         268435456, 2",
      "contactCard,   0,         0",
      "contactCard,   0,         400",
      "userProperties,0,         1",
      "services,      0,         100",
      "legacyInterop, 1,         300",
    })
    void whatTheServerPublishesClientsCannotWrite(String name, long instance, int container) {
      for (String rest : List.of("\"/>", "\" expires=\"0\"/>")) {
        assertThat(refused(note("x", 1) + publication(name, instance, container, 1, rest)))
            .satisfies(
                refused -> {
                  assertThat(refused.status()).isEqualTo(403);
                  assertThat(refused.diagnostic()).isEqualTo(Diagnostic.READ_ONLY_PUBLICATION);
                  assertThat(fault(refused)).isEqualTo(PresenceFault.badCall(4));
                });
      }
    }

    @Test
    void aValueThatIsTooLargeIsNamed() {
      assertThat(refused(note("x".repeat(PresenceLimits.VALUE_BYTES), 1)))
          .satisfies(
              refused -> {
                assertThat(refused.status()).isEqualTo(413);
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CATEGORY_TOO_LARGE);
                assertThat(fault(refused)).isEqualTo(PresenceFault.badCall(1));
              });
    }

    @Test
    void tooManyPublicationsAreTooLarge() {
      assertThat(refused(note("x", 1).repeat(PresenceLimits.PUBLICATIONS_PER_REQUEST)).status())
          .isEqualTo(413);
    }

    @Test
    void tooManyContainersAreRefused() {
      StringBuilder many = new StringBuilder();
      for (int container = 1000; container < 1056; container++) {
        many.append(publication("note", 5, container, 0, "\"/>"));
      }
      assertThat(refused(many.toString()).status()).isEqualTo(403);
    }

    @Test
    void tooManyInstancesAreRefused() {
      PresenceWorld other = new PresenceWorld();
      for (int request = 0; request < 4; request++) {
        other.publish(ALICE_DESK, many(request * 200, 200));
      }
      assertThatThrownBy(() -> other.publish(ALICE_DESK, many(800, 200)))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
      other.publish(ALICE_DESK, many(800, 150));
    }

    @ParameterizedTest
    @CsvSource({"static", "user", "endpoint"})
    void whoIsNotRegisteredLeavesNothingBehind(String expires) {
      world.registered.leave(ALICE_DESK);

      assertThat(refused(state("machineState", 3500, 9, 2, 0, expires)))
          .satisfies(
              refused -> {
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.ENDPOINT_NOT_REGISTERED);
              });
      assertThat(refused(timed(9, 0, 3601)).status()).isEqualTo(403);
    }

    private Refused refused(String publications) {
      try {
        world.publish(ALICE_DESK, publications);
      } catch (Refused refused) {
        return refused;
      }
      throw new AssertionError("was carried out: " + publications);
    }

    private PresenceFault fault(Refused refused) {
      return PresenceFault.read(Xml.read(refused.body().orElseThrow().bytes()));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "container=\"32768\"",
    "container=\"-1\"",
    "container=\"x\"",
    "instance=\"4294967296\"",
    "version=\"-1\"",
    "expireType=\"forever\"",
    "categoryName=\"a b\"",
    "expires=\"-1\"",
  })
  void whatIsNoPublicationIsNotRead(String wrong) {
    String name = wrong.substring(0, wrong.indexOf('='));
    String right =
        "<publication categoryName=\"note\" instance=\"0\" container=\"400\" version=\"0\""
            + " expireType=\"time\" expires=\"5\"/>";
    String publication = right.replaceFirst(name + "=\"[^\"]*\"", wrong);

    assertThatThrownBy(() -> world.publish(ALICE_DESK, publication))
        .isInstanceOf(IllegalArgumentException.class);
    assertUnreadable(
        "<publish><publications uri=\"sip:alice@litwareinc.com\">"
            + publication
            + "</publications></publish>");
    assertThat(world.store.find(List.of(ALICE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<publish",
        "<publish/>",
        "<other/>",
        "<!DOCTYPE x [<!ENTITY e 'e'>]><publish/>"
      })
  void whatIsNoDocumentIsRefusedWithTheFault(String document) {
    assertUnreadable(document);
  }

  private static void assertUnreadable(String document) {
    assertThatThrownBy(
            () -> PresenceRequests.publish(Body.of(PublishRequest.CONTENT_TYPE, document)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.body().map(Body::text).orElseThrow())
                  .contains("<Fault><Faultcode>Client.BadCall</Faultcode></Fault>");
            });
  }

  @Test
  void anInstanceHasOneValue() {
    assertThatThrownBy(
            () ->
                world.publish(
                    ALICE_DESK, publication("note", 0, 400, 0, "\"><note/><note/></publication>")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anInstanceMayBeEmpty() {
    world.publish(ALICE_DESK, publication("calendarData", 0, 32000, 0, "\"/>"));

    assertThat(world.store.find(List.of(ALICE)).get(ALICE))
        .singleElement()
        .satisfies(instance -> assertThat(instance.value()).isEmpty());
  }

  @Test
  void severalOperationsOnOneInstanceCountOnOneAnother() {
    String again =
        note("one", 0)
            + note("two", 1)
            + publication("note", 0, 400, 2, "\" expires=\"0\"/>")
            + publication("note", 0, 400, 0, "\"/>");
    world.publish(ALICE_DESK, again);

    assertThat(world.store.find(List.of(ALICE)).get(ALICE))
        .extracting(one -> one.key().container().value(), CategoryInstance::version)
        .containsExactlyInAnyOrder(tuple(200, 2L), tuple(300, 2L), tuple(400, 1L));
  }

  @Test
  void afterTheLastVersionComesTheFirst() {
    CategoryInstance old = PresenceStoreContract.note(400, 0xFFFF_FFFFL, "old");
    world.store.write(ALICE, new PresenceWrite(List.of(old), List.of()));

    world.publish(ALICE_DESK, publication("note", 0, 400, 0xFFFF_FFFFL, "\"/>"));

    assertThat(world.store.find(List.of(ALICE)).get(ALICE))
        .singleElement()
        .satisfies(instance -> assertThat(instance.version()).isOne());
  }

  @Test
  void whoIsNotRegisteredMayPublishForAShortTime() {
    world.registered.leave(ALICE_DESK);
    world.publish(ALICE_DESK, timed(9, 0, 3600));

    world.clock.forward(Duration.ofHours(1));
    world.service.sweep();

    assertThat(world.store.find(List.of(ALICE))).isEmpty();
  }

  @Test
  void anInstanceThatTakesAnotherExpireTypeIsTakenFromWhereItWas() {
    world.publish(ALICE_DESK, state("userState", 6500, 0x20000000L, 2, 0, "static"));
    PresenceWrite write =
        PublicationPlan.of(
            world.presentities.load(ALICE).orElseThrow(),
            ALICE_DESK,
            List.of(
                new Publication(
                    new CategoryKey(CategoryName.STATE, 0x20000000L, ContainerId.AGGREGATION),
                    1,
                    ExpireType.ENDPOINT,
                    Optional.empty(),
                    Optional.empty())),
            world.clock.instant());

    assertThat(write.puts()).hasSize(1);
    assertThat(write.removals()).containsExactly(write.puts().get(0).key());
  }

  @Test
  void userBoundInstancesEndWithTheLastEndpointAlone() {
    world.publish(ALICE_DESK, publicationOf("note", 3, "user") + machine(3500, 7, 0));

    world.registered.leave(ALICE_DESK);
    world.service.endpointGone(ALICE_DESK, false);
    assertThat(notes()).isEqualTo(1);

    world.registered.leave(ALICE_LAPTOP);
    world.service.endpointGone(ALICE_LAPTOP, true);
    assertThat(world.store.find(List.of(ALICE))).isEmpty();
  }

  @Test
  void whoSignsInWhileTheLastOneGoesKeepsWhatIsUserBound() {
    world.publish(ALICE_LAPTOP, publicationOf("note", 3, "user"));
    world.registered.leave(ALICE_DESK);

    world.service.endpointGone(ALICE_DESK, true);

    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void ownEndpointsLearnOfEveryInstanceThatAnEndpointTakesWithIt() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + Seen.device());
    world.self("self", ALICE_LAPTOP);

    world.registered.leave(ALICE_DESK);
    world.service.endpointGone(ALICE_DESK, false);

    List<Category> told =
        RoamingData.read(Xml.read(world.texts("self").get(0)))
            .categories()
            .orElseThrow()
            .categories();
    assertThat(told)
        .filteredOn(Category::deleted)
        .extracting(Category::name)
        .contains(CategoryName.DEVICE, CategoryName.STATE, CategoryName.SERVICES);
  }

  private long notes() {
    return world.store.find(List.of(ALICE)).get(ALICE).stream()
        .filter(one -> one.key().name().equals(CategoryName.NOTE))
        .count();
  }

  private static String many(int from, int count) {
    StringBuilder many = new StringBuilder();
    for (int instance = from; instance < from + count; instance++) {
      many.append(publication("note", instance, 400, 0, "\"/>"));
    }
    return many.toString();
  }

  private static String timed(long instance, long version, int seconds) {
    return publication("note", instance, 400, version, "\"/>")
        .replace("\"static\"", "\"time\" expires=\"" + seconds + "\"");
  }

  private static String publicationOf(String name, long instance, String expireType) {
    return publication(name, instance, 400, 0, "\"/>").replace("static", expireType);
  }

  private static String publication(
      String name, long instance, int container, long version, String rest) {
    return "<publication categoryName=\""
        + name
        + "\" instance=\""
        + instance
        + "\" container=\""
        + container
        + "\" version=\""
        + version
        + "\" expireType=\"static"
        + rest;
  }
}
