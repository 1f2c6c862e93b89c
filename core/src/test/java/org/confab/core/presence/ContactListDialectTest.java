package org.confab.core.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.presence.PresenceWorld.ALICE;
import static org.confab.core.presence.PresenceWorld.ALICE_DESK;
import static org.confab.core.presence.PresenceWorld.BOB;
import static org.confab.core.presence.PresenceWorld.BOB_DESK;
import static org.confab.core.presence.PresenceWorld.CAROL;
import static org.confab.core.presence.PresenceWorld.machine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeOption;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.contacts.Contact;
import org.confab.protocol.contacts.ContactChange;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.mime.Part;
import org.confab.protocol.pidf.Basic;
import org.confab.protocol.pidf.PidfDocument;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.resourcelists.ResourceLists;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class ContactListDialectTest {
  private static final SipUri LIST = SipUri.of("contacts.bob", "litwareinc.com");
  private static final SipUri STRANGER = SipUri.of("x", "example.com");

  private final PresenceWorld world = new PresenceWorld();

  @Test
  void ownContactsAreAListOfTheirDocuments() {
    contact(ALICE);
    contact(STRANGER);

    Body body = subscribe(LIST, Optional.empty());

    assertThat(body.contentType())
        .startsWith("multipart/related;type=\"application/rlmi+xml\";start=\"<resourceList>\";");
    ResourceList list = list(body);
    assertThat(list.uri()).isEqualTo(LIST);
    assertThat(list.fullState()).isTrue();
    assertThat(list.version()).isZero();
    assertThat(list.resources())
        .containsExactlyInAnyOrder(
            ResourceList.Resource.active(ALICE, ALICE.address()),
            ResourceList.Resource.terminated(STRANGER, "noresource"));
    assertThat(documents(body)).singleElement().satisfies(one -> assertBasic(one, Basic.CLOSED));
  }

  @Test
  void aChangeComesAsAPartialListWithTheOneResource() {
    contact(ALICE);
    contact(CAROL);
    subscribe(LIST, Optional.empty());

    world.publish(ALICE_DESK, machine(3500, 7, 0));

    Body change = world.notifier.take().get(0).body();
    ResourceList list = list(change);
    assertThat(list.fullState()).isFalse();
    assertThat(list.version()).isEqualTo(1);
    assertThat(list.resources())
        .containsExactly(ResourceList.Resource.active(ALICE, ALICE.address()));
    assertThat(documents(change)).singleElement().satisfies(one -> assertBasic(one, Basic.OPEN));
  }

  @Test
  void aRefreshTellsAllOfWhoIsInTheListNow() {
    contact(ALICE);
    subscribe(LIST, Optional.empty());
    world.contacts.apply(
        BOB, world.contacts.load(BOB).deltaNumber(), new ContactChange.ContactDeleted(ALICE));
    contact(CAROL);

    ResourceList list = list(subscribe(LIST, Optional.empty()));

    assertThat(list.fullState()).isTrue();
    assertThat(list.resources())
        .containsExactly(ResourceList.Resource.active(CAROL, CAROL.address()));
    world.publish(ALICE_DESK, machine(3500, 7, 0));
    assertThat(world.notifier.take()).isEmpty();
  }

  @Test
  void anEmptyListIsAListToo() {
    assertThat(list(subscribe(LIST, Optional.empty())).resources()).isEmpty();
  }

  @Test
  void peopleWhomTheRequestNamesAreAList() {
    Body named =
        new Body(
            ResourceLists.CONTENT_TYPE,
            Xml.bytes(new ResourceLists(List.of(ALICE, CAROL)).write()));

    Body body = subscribe(SipUri.of("rls", "litwareinc.com"), Optional.of(named));

    assertThat(list(body).resources()).hasSize(2);
    assertThat(documents(body)).hasSize(2);
  }

  @Test
  void whoDoesNotUnderstandListsIsToldSo() {
    assertRefused(request(LIST, Set.of(), Optional.empty()), 421);
  }

  @Test
  void somebodyElsesContactsAreNotTold() {
    SipUri others = SipUri.of("contacts.alice", "litwareinc.com");
    assertRefused(request(others, Set.of(SubscribeOption.EVENTLIST), Optional.empty()), 403);
  }

  @Test
  void aBadListIsRefused() {
    Optional<Body> bad = Optional.of(Body.of(ResourceLists.CONTENT_TYPE, "<resource-lists"));
    assertRefused(request(LIST, Set.of(SubscribeOption.EVENTLIST), bad), 400);
  }

  private void assertRefused(SubscribeRequest request, int status) {
    assertThatThrownBy(() -> world.presence.subscribe(request))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }

  private void contact(SipUri who) {
    world.contacts.apply(
        BOB,
        world.contacts.load(BOB).deltaNumber(),
        new ContactChange.ContactAdded(
            new Contact(who, "", new TreeSet<>(), true, "", Optional.empty())));
  }

  private Body subscribe(SipUri target, Optional<Body> body) {
    return world
        .presence
        .subscribe(request(target, Set.of(SubscribeOption.EVENTLIST), body))
        .state()
        .orElseThrow();
  }

  private static SubscribeRequest request(
      SipUri target, Set<SubscribeOption> options, Optional<Body> body) {
    return new SubscribeRequest(
        new SubscriptionId("list"),
        BOB_DESK,
        target,
        false,
        Duration.ofHours(1),
        List.of("application/pidf+xml", "application/rlmi+xml", "multipart/related"),
        options,
        body);
  }

  private static ResourceList list(Body body) {
    return ResourceList.read(Xml.read(parts(body).get(0).content()));
  }

  private static List<PidfDocument> documents(Body body) {
    return parts(body).stream()
        .skip(1)
        .map(part -> PidfDocument.read(Xml.read(part.content())))
        .toList();
  }

  private static List<Part> parts(Body body) {
    return MultipartRelated.read(body.contentType(), body.bytes()).parts();
  }

  private static void assertBasic(PidfDocument document, Basic basic) {
    assertThat(document.tuples().get(0).basic()).contains(basic);
  }
}
