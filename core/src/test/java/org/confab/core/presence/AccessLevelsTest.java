package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.ALICE_LAPTOP;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL_DESK;
import static org.confab.core.presence.PresenceWorld.machine;
import static org.confab.core.presence.PresenceWorld.note;
import static org.confab.core.presence.Seen.availability;
import static org.confab.core.presence.Seen.categories;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.Container;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Member;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.PresenceFault;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees which container, and how people are moved between them. */
class AccessLevelsTest {
  private static final String DOMAIN = "litwareinc.com";
  private static final SipDomains DOMAINS = SipDomains.of(DOMAIN);

  private final PresenceWorld world = new PresenceWorld();

  @ParameterizedTest(name = "{0} is in {1}")
  @CsvSource({
    "alice@litwareinc.com,   400",
    "bob@litwareinc.com,     32000",
    "carol@litwareinc.com,   300",
    "dan@litwareinc.com,     200",
    "ann@contoso.com,        200",
    "joe@contoso.com,        300",
    "sue@fabrikam.com,       100",
    "kim@MSN.com,            32000",
    "lee@yahoo.com,          400",
  })
  void theMostSpecificMembershipDecides(String watcher, int container) {
    List<Container> containers =
        List.of(
            container(100, member(MemberType.FEDERATED, ""), user("carol")),
            container(
                200,
                member(MemberType.SAME_ENTERPRISE, ""),
                member(MemberType.DOMAIN, "contoso.com")),
            container(300, user("carol"), member(MemberType.USER, "joe@contoso.com")),
            container(400, member(MemberType.DOMAIN, "yahoo.com")),
            container(32000, user("bob"), member(MemberType.PUBLIC_CLOUD, "")));

    assertThat(new AccessLevels(ALICE, containers).of(SipUri.parse("sip:" + watcher), DOMAINS))
        .isEqualTo(ContainerId.of(container));
  }

  @Test
  void thePeopleOfEveryDomainOfThisServerAreColleagues() {
    List<Container> containers =
        List.of(
            container(200, member(MemberType.SAME_ENTERPRISE, "")),
            container(100, member(MemberType.FEDERATED, "")));
    AccessLevels levels = new AccessLevels(ALICE, containers);
    SipDomains both = SipDomains.of(DOMAIN, "fabrikam.com");
    SipUri zoe = SipUri.of("zoe", "Fabrikam.com");
    assertThat(levels.of(zoe, both)).isEqualTo(ContainerId.COMPANY);
    assertThat(levels.of(BOB, both)).isEqualTo(ContainerId.COMPANY);
    assertThat(levels.of(zoe, DOMAINS)).isEqualTo(ContainerId.PUBLIC);
  }

  @Test
  void everyoneFitsWhoFitsNowhereElse() {
    List<Container> containers =
        List.of(container(300, member(MemberType.EVERYONE, "")), container(400, user("bob")));
    AccessLevels levels = new AccessLevels(ALICE, containers);

    assertThat(levels.of(BOB, DOMAINS)).isEqualTo(ContainerId.PERSONAL);
    assertThat(levels.of(SipUri.of("x", "fabrikam.com"), DOMAINS)).isEqualTo(ContainerId.TEAM);
    assertThat(new AccessLevels(ALICE, List.of()).of(BOB, DOMAINS)).isEqualTo(ContainerId.DEFAULT);
  }

  @Property
  void theHighestContainerOfTheMostSpecificKindDecides(
      @ForAll("memberships") Map<Integer, List<MemberType>> memberships) {
    List<Container> containers = new ArrayList<>();
    memberships.forEach(
        (id, types) ->
            containers.add(
                new Container(
                    ContainerId.of(id), 1, types.stream().map(AccessLevelsTest::bobAs).toList())));

    int expected = 0;
    for (MemberType type :
        List.of(
            MemberType.USER, MemberType.DOMAIN, MemberType.SAME_ENTERPRISE, MemberType.EVERYONE)) {
      int highest =
          memberships.entrySet().stream()
              .filter(entry -> entry.getValue().contains(type))
              .mapToInt(Map.Entry::getKey)
              .max()
              .orElse(0);
      if (highest > 0) {
        expected = highest;
        break;
      }
    }
    assertThat(new AccessLevels(ALICE, containers).of(BOB, DOMAINS).value()).isEqualTo(expected);
  }

  @Provide
  Arbitrary<Map<Integer, List<MemberType>>> memberships() {
    Arbitrary<List<MemberType>> types = Arbitraries.of(MemberType.class).list().uniqueElements();
    return Arbitraries.maps(Arbitraries.of(100, 200, 300, 400, 5000, 32000), types)
        .map(TreeMap::new);
  }

  private static Member bobAs(MemberType type) {
    return new Member(type, type == MemberType.USER ? "bob@litwareinc.com" : DOMAIN);
  }

  @Test
  void theBlockedSeeTheIdentityAndOfflineAlone() {
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + Seen.device()
            + note("secret", 0)
            + "<publication categoryName=\"note\" instance=\"0\" container=\"0\" version=\"0\""
            + " expireType=\"static\"><note/></publication>");
    world.move(
        ALICE_DESK,
        "<container id=\"32000\" version=\"0\"><member action=\"add\" type=\"user\""
            + " value=\"bob@litwareinc.com\"/></container>");

    CategoriesDocument seen =
        Seen.documents(world.watch("bob", BOB_DESK, ALICE).state().orElseThrow()).get(0);

    assertThat(availability(seen)).contains(18500);
    assertThat(seen.categories())
        .filteredOn(one -> one.value().isPresent())
        .extracting(one -> one.name().value())
        .containsExactlyInAnyOrder("state", "contactCard");
    assertThat(seen.categories())
        .filteredOn(one -> one.name().equals(CategoryName.CONTACT_CARD))
        .singleElement()
        .satisfies(
            card ->
                assertThat(Xml.write(card.value().orElseThrow()))
                    .contains("<displayName>Alice</displayName>", "<email>")
                    .doesNotContain("phone", "title", "office", "department"));
  }

  @Test
  void whoIsMovedSeesAtOnceWhatHisNewContainerHolds() {
    world.publish(
        ALICE_DESK,
        machine(3500, 7, 0)
            + note("for friends", 0)
                .replaceAll("container=\"[23]00\"", "container=\"400\"")
                .replaceFirst("(?s)(<publication.*?</publication>).*", "$1"));
    world.watch("bob", BOB_DESK, ALICE);
    world.watch("carol", CAROL_DESK, ALICE);
    world.self("self", ALICE_LAPTOP);

    move(200, 0, 400, 0);

    assertThat(world.notifier.take())
        .hasSize(2)
        .anySatisfy(
            one -> {
              assertThat(one.id().value()).isEqualTo("bob");
              assertThat(one.text()).contains("for friends").doesNotContain("contactCard");
            })
        .anySatisfy(
            one -> {
              assertThat(one.id().value()).isEqualTo("self");
              assertThat(one.text())
                  .contains("<container id=\"400\" version=\"1\">")
                  .contains("<container id=\"200\" version=\"2\">")
                  .doesNotContain("id=\"300\"");
            });

    move(400, 1, 32000, 0);
    assertThat(world.texts("bob"))
        .singleElement()
        .satisfies(
            text -> {
              assertThat(availability(categories(text))).contains(18500);
              assertThat(text).contains("<category name=\"note\"/>").doesNotContain("for friends");
            });
  }

  @Test
  void everyStaleContainerIsNamed() {
    assertThatThrownBy(
            () ->
                world.move(
                    ALICE_DESK,
                    "<container id=\"300\" version=\"4\"/><container id=\"400\" version=\"0\"/>"
                        + "<container id=\"200\" version=\"0\"/>"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(
                        PresenceFault.read(Xml.read(refused.body().orElseThrow().bytes()))
                            .operations())
                    .containsExactly(
                        PresenceFault.Operation.stale(1, 4, 0),
                        PresenceFault.Operation.stale(3, 0, 1)));
    assertThat(world.containers.find(List.of(ALICE))).isEmpty();
  }

  @Test
  void addingAndRemovingOneMemberAtOnceIsAConflict() {
    String member = " type=\"user\" value=\"bob@litwareinc.com\"/>";
    refused(
        400,
        "<container id=\"300\" version=\"0\"><member action=\"add\""
            + member
            + "<member action=\"remove\""
            + member.replace("bob@", "sip:BOB@")
            + "</container>");
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "3"})
  void nobodyIsLetIntoThePrivateContainers(int container) {
    refused(
        403,
        "<container id=\""
            + container
            + "\" version=\"0\"><member action=\"add\" type=\"everyone\"/></container>");
  }

  @Test
  void membersAndContainersAreLimited() {
    StringBuilder members = new StringBuilder("<container id=\"300\" version=\"0\">");
    for (int i = 0; i < PresenceLimits.CONTAINER_MEMBERS; i++) {
      members.append("<member action=\"add\" type=\"user\" value=\"u" + i + "@x.com\"/>");
    }
    assertThat(refused(403, members + "</container>")).isEqualTo(Diagnostic.CONTAINER_MEMBER_LIMIT);

    StringBuilder containers = new StringBuilder();
    for (int id = 500; id < 500 + PresenceLimits.CONTAINERS_PER_USER - 8; id++) {
      containers.append("<container id=\"" + id + "\" version=\"0\"/>");
    }
    refused(403, containers.toString());
  }

  @Test
  void whoIsNotRegisteredChangesNoContainer() {
    world.registered.leave(ALICE_DESK);
    assertThat(refused(403, "<container id=\"300\" version=\"0\"/>"))
        .isEqualTo(Diagnostic.ENDPOINT_NOT_REGISTERED);
  }

  private Diagnostic refused(int status, String containers) {
    try {
      world.move(ALICE_DESK, containers);
    } catch (Refused refused) {
      assertThat(refused.status()).isEqualTo(status);
      assertThat(world.containers.find(List.of(ALICE))).isEmpty();
      return refused.diagnostic();
    }
    throw new AssertionError("was carried out: " + containers);
  }

  private void move(int from, int fromVersion, int to, int toVersion) {
    String bob = " type=\"user\" value=\"bob@litwareinc.com\"/></container>";
    world.move(
        ALICE_DESK,
        "<container id=\""
            + from
            + "\" version=\""
            + (from == 200 ? 1 : fromVersion)
            + "\"><member action=\"remove\""
            + bob
            + "<container id=\""
            + to
            + "\" version=\""
            + toVersion
            + "\"><member action=\"add\""
            + bob);
  }

  private static Container container(int id, Member... members) {
    return new Container(ContainerId.of(id), 1, List.of(members));
  }

  private static Member user(String name) {
    return member(MemberType.USER, name + "@" + DOMAIN);
  }

  private static Member member(MemberType type, String value) {
    return new Member(type, value);
  }
}
