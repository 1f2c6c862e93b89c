package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.state;
import static org.confab.core.presence.PresenceWorld.user;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server publishes in the name of users with one, several, and no endpoints. */
class AggregationTest {
  private static final String DESK = "a47340e3-4723-5558-b5d2-78b850aa2364";
  private static final String LAPTOP = "458d2a22-9ec7-5d55-b011-f8e31cfe459e";

  private final PresenceWorld world = new PresenceWorld();

  @ParameterizedTest(name = "{0} {1}: containers {2}")
  @CsvSource({
    "state,         1,         2 3 100 200 300 400",
    "state,         268435456, 2",
    "legacyInterop, 1,         100 200 300 400",
    "services,      0,         2 100 200 300 400",
    "dndState,      0,         0 2 3 100 200 300 400",
  })
  void whereTheServerPublishes(String name, long instance, String containers) {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(9500, 0) + device(DESK, "text", true));

    assertThat(containers(name, instance)).isEqualTo(containers);

    world.registered.leave(ALICE_DESK);
    world.registered.leave(ALICE_LAPTOP);
    world.service.endpointGone(ALICE_DESK, true);
    assertThat(containers(name, instance)).isEmpty();
  }

  @ParameterizedTest(name = "desk {0}, laptop {1}: machine {2} at the {3}")
  @CsvSource({
    "3500,  5000,  3500,  desk",
    "5000,  3500,  3500,  laptop",
    "6500,  5000,  3500,  desk",
    "15500, 5000,  5000,  laptop",
    "15500, 18500, 15500, desk",
    "0,     15500, 0,     desk",
    "0,     5000,  5000,  laptop",
  })
  void theMostActiveMachineCounts(int desk, int laptop, int availability, String where) {
    world.publish(ALICE_DESK, machine(desk, 7, 0) + device(DESK, "text", true));
    world.clock.forward(Duration.ofSeconds(1));
    world.publish(
        ALICE_LAPTOP, machine(laptop, 8, 0) + device(LAPTOP, "text", true).replace("3008", "3009"));

    assertThat(Xml.write(value("state", 0x10000000L, 2)))
        .contains("<availability>" + availability + "</availability>")
        .contains("xsi:type=\"aggregateMachineState\"")
        .contains("endpointId=\"" + (where.equals("desk") ? DESK : LAPTOP) + "\"");
  }

  @Test
  void ofTwoEquallyActiveMachinesTheNewerOneCounts() {
    world.publish(ALICE_DESK, machine(3500, 7, 0) + device(DESK, "text", true));
    world.clock.forward(Duration.ofSeconds(1));
    world.publish(
        ALICE_LAPTOP, machine(3500, 8, 0) + device(LAPTOP, "text", true).replace("3008", "3009"));
    assertThat(value("state", 0x10000000L, 2).attribute("endpointId")).contains(LAPTOP);

    world.clock.forward(Duration.ofSeconds(1));
    world.publish(ALICE_DESK, machine(3500, 7, 1));
    assertThat(value("state", 0x10000000L, 2).attribute("endpointId")).contains(DESK);
  }

  @Test
  void whatAnyEndpointCanDoTheUserCan() {
    world.publish(
        ALICE_DESK,
        machine(15500, 7, 0)
            + device(
                DESK,
                "<text render=\"true\" capture=\"true\" publish=\"false\"/><voice render=\"true\" capture=\"true\" publish=\"false\"/><containerIntegrity publish=\"true\" version=\"20\"/>"));
    world.publish(
        ALICE_LAPTOP,
        machine(3500, 8, 0)
            + device(
                    LAPTOP,
                    "<text render=\"true\" capture=\"false\" publish=\"true\"/><voice render=\"false\" capture=\"false\" publish=\"false\"/><containerIntegrity publish=\"true\" version=\"30\"/>")
                .replace("3008", "3009"));

    XmlElement services = value("services", 0, 200);
    XmlElement service = services.child("service").orElseThrow();
    assertThat(service.attribute("uri")).contains("sip:alice@litwareinc.com");
    assertThat(capability(service, "text")).isEqualTo("true true true - " + LAPTOP + " 3500");
    assertThat(capability(service, "voice")).isEqualTo("true true false - " + DESK + " 15500");
    assertThat(capability(service, "containerIntegrity"))
        .isEqualTo("false false true 30 " + LAPTOP + " 3500");

    world.service.endpointGone(ALICE_LAPTOP, false);
    service = value("services", 0, 400).child("service").orElseThrow();
    assertThat(capability(service, "text")).isEqualTo("true true false - " + DESK + " 15500");
  }

  private static String capability(XmlElement service, String name) {
    XmlElement capability = service.path("capabilities", name).orElseThrow();
    return List.of(
            "render", "capture", "publish", "version", "preferredEndpointId", "deviceAvailability")
        .stream()
        .map(attribute -> capability.attribute(attribute).orElse("-"))
        .collect(Collectors.joining(" "));
  }

  @Test
  void doNotDisturbIsTheTeamsToInterrupt() {
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + state("userState", 9500, 0x20000000L, 2, 0, "static")
            + state("userState", 6900, 0x20000000L, 3, 0, "static")
                .replace(
                    "<endpointLocation/>",
                    "<activity token=\"urgent-interruptions-only\" minAvailability=\"6900\""
                        + " maxAvailability=\"8999\"/>"));

    assertThat(containers("dndState", 0)).isEqualTo("0 2 100 200 400");
    assertThat(Xml.write(value("dndState", 0, 200)))
        .contains("xsi:type=\"userState\"", "manual=\"true\"", "<availability>9500<");
    assertThat(Xml.write(value("state", 1, 300)))
        .contains("<availability>6900<", "urgent-interruptions-only");
    assertThat(Xml.write(value("state", 1, 200))).contains("<availability>9500<");
    assertThat(value("legacyInterop", 1, 300).attribute("availability")).contains("6900");
    assertThat(value("legacyInterop", 1, 100).attribute("availability")).contains("9500");
  }

  @Test
  void aClientThatPublishesDoNotDisturbItselfIsLeftAlone() {
    String own = state("userState", 0, 0, 200, 0, "static").replace("\"state\"", "\"dndState\"");
    world.publish(ALICE_DESK, machine(3500, 7, 0) + own);
    world.publish(ALICE_DESK, user(9500, 0));

    assertThat(Xml.write(value("dndState", 0, 200))).contains("<availability>0<");
    assertThat(containers("dndState", 0)).isEqualTo("0 2 3 100 200 300 400");
  }

  @ParameterizedTest(name = "container {0}: place {1}, activity {2}, meeting {3}")
  @CsvSource({
    "2,   true,  true,  true",
    "3,   true,  true,  true",
    "100, false, false, false",
    "200, true,  true,  false",
    "300, true,  true,  true",
    "400, true,  true,  true",
  })
  void whoLearnsHowMuch(int container, boolean place, boolean activity, boolean meeting) {
    String calendar =
        state("calendarState", 6500, 0x40000001L, 2, 0, "endpoint")
            .replace(
                "<endpointLocation/>",
                "<activity token=\"in-a-meeting\" minAvailability=\"6500\""
                    + " maxAvailability=\"8999\"/><meetingSubject>Budget</meetingSubject>"
                    + "<meetingLocation>Room 1</meetingLocation>");
    String where =
        machine(3500, 7, 0)
            .replace(
                "<endpointLocation/>",
                "<endpointLocation>31/East</endpointLocation><timeZoneBias>-60</timeZoneBias>"
                    + "<device>computer</device>");
    world.publish(
        ALICE_DESK, where + calendar + calendar.replace("container=\"2\"", "container=\"3\""));

    String text = Xml.write(value("state", 1, container));
    assertThat(text).contains("<availability>6500<");
    assertThat(text.contains("31/East")).isEqualTo(place);
    assertThat(text.contains("computer")).isEqualTo(place);
    assertThat(text.contains("in-a-meeting")).isEqualTo(activity);
    assertThat(text.contains("Budget")).isEqualTo(meeting);
    if (place) {
      assertThat(text)
          .containsSubsequence(
              "availability", "endpointLocation", "delimiter", "timeZoneBias", "device", "end ");
    }
  }

  @Test
  void aMeetingIsNotToldWhileTheUserSaysSomethingElse() {
    String calendar =
        state("calendarState", 6500, 0x40000001L, 2, 0, "endpoint")
            .replace("<endpointLocation/>", "<meetingSubject>Budget</meetingSubject>");
    world.publish(ALICE_DESK, machine(3500, 7, 0) + user(9500, 0) + calendar);

    assertThat(Xml.write(value("state", 1, 400))).contains("9500").doesNotContain("Budget");
  }

  @Test
  void lastActiveIsKeptUntilTheUserIsActiveAgain() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(value("state", 1, 200).attribute("lastActive")).isEmpty();

    world.clock.forward(Duration.ofMinutes(1));
    world.publish(ALICE_DESK, machine(5000, 7, 1));
    Optional<String> since = value("state", 1, 200).attribute("lastActive");
    assertThat(since).contains("2026-11-21T02:06:36.602Z");

    world.clock.forward(Duration.ofMinutes(9));
    world.publish(ALICE_DESK, machine(15500, 7, 2));
    assertThat(value("state", 1, 200).attribute("lastActive")).isEqualTo(since);
    assertThat(value("state", 1, 100).attribute("lastActive")).isEqualTo(since);

    world.publish(ALICE_DESK, machine(3500, 7, 3));
    assertThat(value("state", 1, 200).attribute("lastActive")).isEmpty();
  }

  @Test
  void anAggregateThatStaysAsItIsKeepsItsVersionAndTellsNobody() {
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    world.watch("bob", BOB_DESK, ALICE);

    world.publish(ALICE_DESK, machine(3500, 7, 1) + user(3500, 0));

    assertThat(world.notifier.take()).isEmpty();
    assertThat(instance("state", 1, 200).orElseThrow().version()).isOne();
  }

  @Test
  void aRegisteredTelephoneCountsOnlyWithoutAnyOtherMachine() {
    long phone = PhoneInstances.reachable(1);
    world.publish(ALICE_LAPTOP, machine(3500, phone, 0));
    assertThat(Xml.write(value("state", 1, 200))).contains("<availability>3500<");

    world.publish(ALICE_DESK, machine(15500, 7, 0));
    assertThat(Xml.write(value("state", 1, 200))).contains("<availability>15500<");
  }

  @Test
  void nonsenseInADeviceIsPassedOver() {
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + device(DESK, "<text render=\"maybe\" version=\"99999999999999\" capture=\"1\"/>")
            + "<publication categoryName=\"device\" instance=\"5\" container=\"2\" version=\"0\""
            + " expireType=\"static\"><nodevice/></publication>");

    assertThat(capability(value("services", 0, 2).child("service").orElseThrow(), "text"))
        .isEqualTo("false true false - " + DESK + " 3500");
  }

  private String containers(String name, long instance) {
    return world.presentities.load(ALICE).orElseThrow().instances().values().stream()
        .filter(one -> one.key().name().value().equals(name) && one.key().instance() == instance)
        .map(one -> one.key().container())
        .filter(container -> !container.equals(ContainerId.BLOCKED))
        .sorted()
        .map(ContainerId::asString)
        .collect(Collectors.joining(" "));
  }

  private XmlElement value(String name, long instance, int container) {
    return instance(name, instance, container).flatMap(CategoryInstance::value).orElseThrow();
  }

  private Optional<CategoryInstance> instance(String name, long instance, int container) {
    return Optional.ofNullable(
        world
            .presentities
            .load(ALICE)
            .orElseThrow()
            .instances()
            .get(new CategoryKey(CategoryName.of(name), instance, ContainerId.of(container))));
  }

  private static String device(String endpointId, String capability, boolean can) {
    return device(
        endpointId, "<" + capability + " render=\"" + can + "\" capture=\"" + can + "\"/>");
  }

  private static String device(String endpointId, String capabilities) {
    return Seen.device()
        .replaceAll(
            "endpointId=\"[^\"]*\"/>",
            "endpointId=\""
                + endpointId.toUpperCase(Locale.ROOT)
                + "\"><capabilities>"
                + capabilities
                + "</capabilities></device>");
  }
}
