package org.confab.core.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.soap.SoapMethods;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.Stripes;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.contacts.ContactList;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as clients send them, with what is refused and how it is said. */
class ContactMethodTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final EndpointId DESK = new EndpointId(ALICE, Epid.of("b34afb6ebb23"));
  private static final String URI = "<m:URI>sip:bob@litwareinc.com</m:URI>";
  private static final String NUMBER = "<m:deltaNum>1</m:deltaNum>";

  private final InMemoryContactStore store = new InMemoryContactStore();
  private final Stripes stripes = new Stripes();
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final RoamingContactsPackage roaming =
      new RoamingContactsPackage(store, notifier, stripes);
  private final ContactService service =
      new ContactService(store, roaming, stripes, (owner, contact) -> {});
  private final ContactMethod method = new ContactMethod(service);
  private final SoapMethods methods =
      new SoapMethods(
          ContactMethod.NAMES.stream().map(name -> new SoapMethods.Row(name, method)).toList());

  @Test
  void onlyTheAnswerToAddGroupHasABody() {
    assertThat(call("<m:setContact>" + URI + NUMBER + "</m:setContact>")).isEmpty();
    Optional<Body> answer =
        call("<m:addGroup><m:name>Work</m:name><m:deltaNum>2</m:deltaNum></m:addGroup>");
    assertThat(
            Xml.read(answer.orElseThrow().bytes())
                .path("Body", "addGroup")
                .orElseThrow()
                .childText("groupID"))
        .isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource({
    "setContact, displayName, 257, contact name longer than 256 bytes",
    "setContact, externalURI, 1025, externalURI longer than 1024 bytes",
    "setContact, contactExtension, 1025, contactExtension longer than 1024 bytes",
    "addGroup, name, 257, group name longer than 256 bytes",
    "addGroup, externalURI, 1025, externalURI longer than 1024 bytes"
  })
  void beyondALimitTheFaultTellsWhichAndNothingIsStored(
      String name, String child, int length, String why) {
    String long1 = "<m:" + child + ">" + "x".repeat(length) + "</m:" + child + ">";
    String rest = URI + (child.equals("name") ? "" : "<m:name>Work</m:name>") + NUMBER;
    Refused refused = refused("<m:" + name + ">" + long1 + rest + "</m:" + name + ">");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.diagnostic()).isEqualTo(Diagnostic.INPUT_TOO_LARGE);
    assertThat(fault(refused)).isEqualTo(why);
    assertThat(store.load(ALICE)).isEqualTo(ContactList.EMPTY);
  }

  @Test
  void anAddressBeyondItsLimitIsRefused() {
    String uri = "<m:URI>sip:" + "b".repeat(445) + "@x.org</m:URI>";
    Refused refused = refused("<m:setContact>" + uri + NUMBER + "</m:setContact>");
    assertThat(fault(refused)).isEqualTo("URI longer than 454 characters");
    assertThat(store.load(ALICE)).isEqualTo(ContactList.EMPTY);
  }

  @Test
  void noMoreContactsThanTheLimit() {
    for (int i = 1; i <= ContactService.MAX_CONTACTS; i++) {
      call(set("c" + i, i));
    }
    Refused refused = refused(set("one-more", 1001));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(fault(refused)).isEqualTo("more than 1000 contacts");
    assertThat(call(set("c7", 1001))).isEmpty();
    assertThat(store.load(ALICE).contacts()).hasSize(1000);
  }

  @Test
  void somebodyElsesListIsNotChanged() {
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                methods.call(DESK, SipUri.of("bob", "litwareinc.com"), envelope(set("carol", 1))));
    assertThat(refused.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "409, <m:addGroup><m:name>Work</m:name><m:deltaNum>9</m:deltaNum></m:addGroup>",
    "400, <m:deleteGroup><m:groupID>9</m:groupID><m:deltaNum>2</m:deltaNum></m:deleteGroup>",
    "400, <m:addGroup><m:name> </m:name><m:deltaNum>2</m:deltaNum></m:addGroup>"
  })
  void afterARefusalItsEndpointAloneIsToldTheNumberThatCounts(int status, String command) {
    subscribe("desk", DESK);
    subscribe("laptop", new EndpointId(ALICE, Epid.of("aea5768aea0a")));
    call(set("bob", 1));
    notifier.take();

    assertThat(refused(command).status()).isEqualTo(status);
    assertThat(notifier.take())
        .extracting(one -> one.id().value() + " " + one.text())
        .containsExactly("desk <contactDelta deltaNum=\"2\" prevDeltaNum=\"2\"/>");
  }

  private void subscribe(String id, EndpointId endpoint) {
    roaming.subscribe(
        new SubscribeRequest(
            new SubscriptionId(id),
            endpoint,
            ALICE,
            false,
            Duration.ofHours(1),
            List.of(),
            Optional.empty()));
  }

  @Test
  void whatIsNoCommandIsRefusedInTheSameWay() {
    assertThat(refused("<m:addGroup><m:deltaNum>1</m:deltaNum></m:addGroup>").status())
        .isEqualTo(400);
    assertThat(refused("").diagnostic()).isEqualTo(Diagnostic.XML_PARSE_FAILURE);
    assertThat(refused("<m:dance/>").status()).isEqualTo(501);
  }

  private static String set(String user, int number) {
    return "<m:setContact><m:URI>sip:"
        + user
        + "@litwareinc.com</m:URI><m:deltaNum>"
        + number
        + "</m:deltaNum></m:setContact>";
  }

  private Refused refused(String command) {
    return catchThrowableOfType(Refused.class, () -> call(command));
  }

  private static String fault(Refused refused) {
    Body body = refused.body().orElseThrow();
    assertThat(body.contentType()).isEqualTo(SoapEnvelope.CONTENT_TYPE);
    return Xml.read(body.bytes()).path("Body", "Fault").orElseThrow().childText("faultstring");
  }

  private Optional<Body> call(String command) {
    return methods.call(DESK, ALICE, envelope(command));
  }

  private static Body envelope(String command) {
    String text =
        "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
            + command
            + "</s:Body></s:Envelope>";
    return new Body(SoapEnvelope.CONTENT_TYPE, text.getBytes(StandardCharsets.UTF_8));
  }
}
