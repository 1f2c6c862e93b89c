package org.confab.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.core.subscription.SubscribeOption;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.contacts.ContactAnswer;
import org.confab.protocol.contacts.ContactCommand;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactServiceTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SubscriptionId DESK = new SubscriptionId("desk");
  private static final SubscriptionId LAPTOP = new SubscriptionId("laptop");

  private final InMemoryContactStore store = new InMemoryContactStore();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final Stripes stripes = new Stripes();
  private final RoamingContactsPackage roaming =
      new RoamingContactsPackage(store, notifier, stripes);
  private final List<String> added = new ArrayList<>();
  private final ContactService service =
      new ContactService(
          store,
          roaming,
          stripes,
          (owner, contact) -> added.add(owner.address() + " " + contact.address()));

  @BeforeEach
  void subscribe() {
    roaming.subscribe(request(DESK, ALICE));
    roaming.subscribe(request(LAPTOP, ALICE));
  }

  @Test
  void whatTheAdministratorDoesReachesEveryEndpointAndRaisesTheNumber() {
    SipUri bob = SipUri.of("bob", "litwareinc.com");
    assertThat(service.add(ALICE, bob, "Bob", "~")).contains(2L);
    assertThat(service.add(ALICE, bob, "Bob", "~")).isEmpty();
    assertThat(service.list(ALICE).contacts()).hasSize(1);
    assertThat(added).containsExactly("alice@litwareinc.com bob@litwareinc.com");

    assertThat(service.remove(ALICE, SipUri.parse("sip:BOB@litwareinc.com"))).contains(3L);
    assertThat(service.remove(ALICE, bob)).isEmpty();
    assertThat(service.list(ALICE).contacts()).isEmpty();
    assertThat(notifier.texts(DESK)).hasSize(2);
    assertThat(service.list(ALICE).deltaNumber()).isEqualTo(3);
  }

  @Test
  void aCommandReachesEveryEndpointAlsoItsOwn() {
    ContactAnswer answer =
        execute(
            "<m:addGroup><m:name>Friends</m:name><m:externalURI"
                + " /><m:deltaNum>1</m:deltaNum></m:addGroup>");

    assertThat(answer).isEqualTo(new ContactAnswer(Optional.of(2), 2));
    String delta =
        "<contactDelta deltaNum=\"2\" prevDeltaNum=\"1\">"
            + "<addedGroup id=\"2\" name=\"Friends\" externalURI=\"\"/></contactDelta>";
    assertThat(notifier.take())
        .extracting(RecordingNotifier.Sent::text)
        .containsExactly(delta, delta);
  }

  @Test
  void theConversationOfARealClientGoesThrough() {
    execute(
        "<m:addGroup><m:name>Friends</m:name><m:externalURI"
            + " /><m:deltaNum>1</m:deltaNum></m:addGroup>");
    execute(
        "<m:setContact><m:displayName>Carol"
            + " Clark</m:displayName><m:groups>2</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:carol@litwareinc.com</m:URI><m:externalURI"
            + " /><m:deltaNum>2</m:deltaNum></m:setContact>");
    execute(
        "<m:setContact><m:displayName>Carol</m:displayName><m:groups>1"
            + " 2</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:carol@litwareinc.com</m:URI><m:externalURI"
            + " /><m:deltaNum>3</m:deltaNum></m:setContact>");
    execute(
        "<m:modifyGroup><m:groupID>2</m:groupID><m:name>Pals</m:name><m:externalURI"
            + " /><m:deltaNum>4</m:deltaNum></m:modifyGroup>");
    execute(
        "<m:deleteContact><m:URI>sip:carol@litwareinc.com</m:URI><m:deltaNum>5</m:deltaNum></m:deleteContact>");
    execute("<m:deleteGroup><m:groupID>2</m:groupID><m:deltaNum>6</m:deltaNum></m:deleteGroup>");

    assertThat(notifier.texts(DESK))
        .containsExactly(
            "<contactDelta deltaNum=\"2\" prevDeltaNum=\"1\"><addedGroup id=\"2\" name=\"Friends\""
                + " externalURI=\"\"/></contactDelta>",
            "<contactDelta deltaNum=\"3\" prevDeltaNum=\"2\"><addedContact"
                + " uri=\"sip:carol@litwareinc.com\" name=\"Carol Clark\" groups=\"2\""
                + " subscribed=\"true\" externalURI=\"\"/></contactDelta>",
            "<contactDelta deltaNum=\"4\" prevDeltaNum=\"3\"><modifiedContact"
                + " uri=\"sip:carol@litwareinc.com\" name=\"Carol\" groups=\"1 2\""
                + " subscribed=\"true\" externalURI=\"\"/></contactDelta>",
            "<contactDelta deltaNum=\"5\" prevDeltaNum=\"4\"><modifiedGroup id=\"2\" name=\"Pals\""
                + " externalURI=\"\"/></contactDelta>",
            "<contactDelta deltaNum=\"6\" prevDeltaNum=\"5\"><deletedContact"
                + " uri=\"sip:carol@litwareinc.com\"/></contactDelta>",
            "<contactDelta deltaNum=\"7\" prevDeltaNum=\"6\"><deletedGroup"
                + " id=\"2\"/></contactDelta>");
    assertThat(added).containsExactly("alice@litwareinc.com carol@litwareinc.com");
  }

  @Test
  void anotherNumberIsAnsweredWithAFaultThatTellsTheCurrentOne() {
    assertThatThrownBy(
            () ->
                execute(
                    "<m:addGroup><m:name>Friends</m:name><m:deltaNum>9</m:deltaNum></m:addGroup>"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(409);
              assertThat(refused.body().map(Body::contentType))
                  .contains("application/msrtc-fault+xml");
              assertThat(refused.body().map(Body::text))
                  .contains(
                      "<Fault><Faultcode>Client.BadCall.WrongDelta</Faultcode><details>"
                          + "<operation index=\"1\" version=\"9\" curVersion=\"1\"/>"
                          + "</details></Fault>");
            });
    assertThat(notifier.take()).isEmpty();
    assertThat(store.load(ALICE)).isEqualTo(ContactList.EMPTY);
  }

  @Test
  void theDefaultGroupCanBeNeitherRenamedNorDeleted() {
    refused400(
        "<m:modifyGroup><m:groupID>1</m:groupID><m:name>Pals</m:name><m:deltaNum>1</m:deltaNum></m:modifyGroup>");
    refused400("<m:deleteGroup><m:groupID>1</m:groupID><m:deltaNum>1</m:deltaNum></m:deleteGroup>");
  }

  @Test
  void aGroupWithContactsIsNotDeletedAndAnUnknownOneNotUsed() {
    service.importContact(ALICE, SipUri.of("bob", "litwareinc.com"), "", "Work");
    refused400("<m:deleteGroup><m:groupID>2</m:groupID><m:deltaNum>3</m:deltaNum></m:deleteGroup>");
    refused400(
        "<m:setContact><m:groups>9</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:carol@litwareinc.com</m:URI><m:deltaNum>3</m:deltaNum></m:setContact>");
    refused400(
        "<m:deleteContact><m:URI>sip:nobody@litwareinc.com</m:URI><m:deltaNum>3</m:deltaNum></m:deleteContact>");
  }

  @Test
  void anIdThatWasGivenBackIsNotTheNextToBeUsed() {
    execute("<m:addGroup><m:name>Friends</m:name><m:deltaNum>1</m:deltaNum></m:addGroup>");
    execute("<m:deleteGroup><m:groupID>2</m:groupID><m:deltaNum>2</m:deltaNum></m:deleteGroup>");
    ContactAnswer answer =
        execute("<m:addGroup><m:name>Work</m:name><m:deltaNum>3</m:deltaNum></m:addGroup>");

    assertThat(answer.groupId()).contains(4);
  }

  @Test
  void aClientThatBreaksAtARemovedGroupIsToldTheNumberAlone() {
    SubscriptionId pidgin = new SubscriptionId("pidgin");
    roaming.subscribe(request(pidgin, Set.of(SubscribeOption.GROUPS_STAY)));
    execute("<m:addGroup><m:name>Friends</m:name><m:deltaNum>1</m:deltaNum></m:addGroup>");
    notifier.take();
    execute("<m:deleteGroup><m:groupID>2</m:groupID><m:deltaNum>2</m:deltaNum></m:deleteGroup>");

    assertThat(notifier.take())
        .extracting(one -> one.id().value() + " " + one.text())
        .containsExactlyInAnyOrder(
            "desk <contactDelta deltaNum=\"3\" prevDeltaNum=\"2\"><deletedGroup"
                + " id=\"2\"/></contactDelta>",
            "laptop <contactDelta deltaNum=\"3\" prevDeltaNum=\"2\"><deletedGroup"
                + " id=\"2\"/></contactDelta>",
            "pidgin <contactDelta deltaNum=\"3\" prevDeltaNum=\"2\"/>");
  }

  @Test
  void thereAreNoMoreGroupsThanIds() {
    for (int i = 1; i < 63; i++) {
      execute("<m:addGroup><m:name>Group</m:name><m:deltaNum>" + i + "</m:deltaNum></m:addGroup>");
    }
    assertThatThrownBy(
            () ->
                execute(
                    "<m:addGroup><m:name>Group</m:name><m:deltaNum>63</m:deltaNum></m:addGroup>"))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
  }

  @Test
  void importingTwiceChangesNothingTheSecondTime() {
    service.importContact(ALICE, SipUri.of("bob", "litwareinc.com"), "", "~");
    service.importContact(ALICE, SipUri.of("Bob", "litwareinc.com"), "", "~");

    assertThat(store.load(ALICE).deltaNumber()).isEqualTo(2);
    assertThat(added).isEmpty();
  }

  @Test
  void theListIsOnlyForItsOwner() {
    SubscribeRequest bobs =
        new SubscribeRequest(
            new SubscriptionId("x"),
            new EndpointId(SipUri.of("bob", "litwareinc.com"), Epid.of("b")),
            ALICE,
            false,
            Duration.ofHours(1),
            List.of(),
            Optional.empty());
    assertThatThrownBy(() -> roaming.subscribe(bobs))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(403));
  }

  @Test
  void theFirstNotificationIsTheWholeList() {
    service.importContact(ALICE, SipUri.of("bob", "litwareinc.com"), "Bob", "Work");
    Opening opening = roaming.subscribe(request(new SubscriptionId("new"), ALICE));

    assertThat(opening.state().map(Body::text))
        .contains(
            "<contactList deltaNum=\"3\"><group id=\"1\" name=\"~\" externalURI=\"\"/>"
                + "<group id=\"2\" name=\"Work\" externalURI=\"\"/>"
                + "<contact uri=\"bob@litwareinc.com\" name=\"Bob\" groups=\"2\""
                + " subscribed=\"true\" externalURI=\"\"/></contactList>");
  }

  @Test
  void anEndedSubscriptionIsNotToldAnyMore() {
    roaming.ended(DESK);
    roaming.ended(LAPTOP);
    service.importContact(ALICE, SipUri.of("bob", "litwareinc.com"), "Bob", "Work");

    assertThat(notifier.take()).isEmpty();
  }

  private void refused400(String method) {
    assertThatThrownBy(() -> execute(method))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
  }

  private ContactAnswer execute(String method) {
    return service.execute(ALICE, ContactCommand.read(Xml.read(method.replace("m:", ""))));
  }

  private static SubscribeRequest request(SubscriptionId id, Set<SubscribeOption> options) {
    EndpointId endpoint = new EndpointId(ALICE, Epid.of("aea5768aea0a"));
    return new SubscribeRequest(
        id, endpoint, ALICE, false, Duration.ofHours(1), List.of(), options, Optional.empty());
  }

  private static SubscribeRequest request(SubscriptionId id, SipUri owner) {
    return new SubscribeRequest(
        id,
        new EndpointId(owner, Epid.of("b34afb6ebb23")),
        owner,
        false,
        Duration.ofHours(1),
        List.of(),
        Optional.empty());
  }
}
