package org.confab.protocol.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCodecTest {
  private static final String TYPES = "http://schemas.microsoft.com/sip/types";
  private static final Schemas SCHEMA = Schemas.of("ms-sip-contact.xsd");
  private static final SipUri CAROL = SipUri.of("carol", "litwareinc.com");

  @Property(tries = 200)
  void lists(@ForAll("contactLists") ContactList list) throws Exception {
    assertThat(ContactList.read(Xml.read(Xml.bytes(list.write())))).isEqualTo(list);
    SCHEMA.accept(inSchema(list.write()));
  }

  @Property(tries = 200)
  void deltas(@ForAll("changes") ContactChange change) throws Exception {
    ContactDelta delta = new ContactDelta(7, change);
    assertThat(ContactDelta.read(Xml.read(Xml.bytes(delta.write())))).isEqualTo(delta);
    SCHEMA.accept(inSchema(delta.write()));
  }

  /** On the wire the root has no namespace; the schema has one for it. */
  private static XmlElement inSchema(XmlElement root) {
    return new XmlElement(TYPES, root.name(), root.attributes(), root.children(), root.text());
  }

  @Test
  void theListWritesAddressesWithoutSchemeAndTheDeltaWithIt() {
    Contact carol =
        new Contact(CAROL, "Carol Clark", new TreeSet<>(List.of(3, 2)), true, "", Optional.empty());
    assertThat(Xml.write(new ContactList(5, List.of(ContactGroup.DEFAULT), List.of(carol)).write()))
        .isEqualTo(
            "<contactList deltaNum=\"5\"><group id=\"1\" name=\"~\" externalURI=\"\"/>"
                + "<contact uri=\"carol@litwareinc.com\" name=\"Carol Clark\" groups=\"2 3\""
                + " subscribed=\"true\" externalURI=\"\"/></contactList>");
    assertThat(Xml.write(new ContactDelta(8, new ContactChange.ContactModified(carol)).write()))
        .isEqualTo(
            "<contactDelta deltaNum=\"8\" prevDeltaNum=\"7\">"
                + "<modifiedContact uri=\"sip:carol@litwareinc.com\" name=\"Carol Clark\""
                + " groups=\"2 3\" subscribed=\"true\" externalURI=\"\"/></contactDelta>");
  }

  @Test
  void theCommandsOfARealClient() {
    assertThat(
            read(
                "<m:setContact><m:displayName>Carol Clark</m:displayName><m:groups>3</m:groups><m:subscribed>true</m:subscribed><m:URI>sip:carol@litwareinc.com</m:URI><m:externalURI /><m:deltaNum>6</m:deltaNum></m:setContact>"))
        .isEqualTo(
            new ContactCommand.SetContact(
                new Contact(
                    CAROL, "Carol Clark", new TreeSet<>(List.of(3)), true, "", Optional.empty()),
                6));
    assertThat(
            read(
                "<m:addGroup><m:name>Friends</m:name><m:externalURI /><m:deltaNum>5</m:deltaNum></m:addGroup>"))
        .isEqualTo(new ContactCommand.AddGroup("Friends", "", 5));
    assertThat(
            read(
                "<m:modifyGroup><m:groupID>3</m:groupID><m:name>Pals</m:name><m:externalURI /><m:deltaNum>10</m:deltaNum></m:modifyGroup>"))
        .isEqualTo(new ContactCommand.ModifyGroup(new ContactGroup(3, "Pals", ""), 10));
    assertThat(
            read(
                "<m:deleteGroup><m:groupID>3</m:groupID><m:deltaNum>14</m:deltaNum></m:deleteGroup>"))
        .isEqualTo(new ContactCommand.DeleteGroup(3, 14));
    assertThat(
            read(
                "<m:deleteContact><m:URI>sip:carol@litwareinc.com</m:URI><m:deltaNum>12</m:deltaNum></m:deleteContact>"))
        .isEqualTo(new ContactCommand.DeleteContact(CAROL, 12));
  }

  @Test
  void aContactWithoutGroupBelongsToTheDefaultOne() {
    ContactCommand.SetContact set =
        (ContactCommand.SetContact)
            read(
                "<m:setContact><m:deltaNum>6</m:deltaNum><m:groups></m:groups><m:subscribed>true</m:subscribed><m:URI>carol@litwareinc.com</m:URI></m:setContact>");
    assertThat(set.contact().groups()).containsExactly(1);
    assertThat(set.contact().uri()).isEqualTo(CAROL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<m:directorySearch/>",
        "<m:addGroup><m:name>Friends</m:name></m:addGroup>",
        "<m:addGroup><m:deltaNum>1</m:deltaNum></m:addGroup>",
        "<m:addGroup><m:name>F</m:name><m:deltaNum>-1</m:deltaNum></m:addGroup>",
        "<m:deleteGroup><m:groupID>99</m:groupID><m:deltaNum>1</m:deltaNum></m:deleteGroup>",
        "<m:deleteContact><m:URI>&lt;</m:URI><m:deltaNum>1</m:deltaNum></m:deleteContact>",
        "<m:deleteContact><m:URI>litwareinc.com</m:URI><m:deltaNum>1</m:deltaNum></m:deleteContact>",
        "<m:deleteContact><m:URI>tel:+1</m:URI><m:deltaNum>1</m:deltaNum></m:deleteContact>",
        "<m:deleteContact><m:URI>a@b</m:URI><m:deltaNum>4294967296</m:deltaNum></m:deleteContact>",
        "<m:setContact><m:URI>a@b</m:URI><m:subscribed>maybe</m:subscribed><m:deltaNum>1</m:deltaNum></m:setContact>",
        "<m:setContact><m:groups>x</m:groups><m:URI>sip:a@b</m:URI><m:deltaNum>1</m:deltaNum></m:setContact>"
      })
  void aBadCommandIsRefused(String method) {
    assertThatThrownBy(() -> read(method)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesHaveALimitInBytes() {
    assertThatThrownBy(() -> new ContactGroup(2, "\u00fc".repeat(129), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new ContactGroup(2, "\u00fc".repeat(128), "").id()).isEqualTo(2);
  }

  @Test
  void onlyTheAnswerThatTellsTheIdOfANewGroupHasABody() {
    assertThat(new ContactAnswer(Optional.of(3), 6).write())
        .extracting(Xml::write)
        .containsExactly(
            "<addGroup xmlns=\"http://schemas.microsoft.com/winrtc/2002/11/sip\">"
                + "<groupID>3</groupID></addGroup>");
    assertThat(new ContactAnswer(Optional.empty(), 6).write()).isEmpty();
  }

  @Test
  void theOrderOfTheChildrenDoesNotMatter() {
    List<String> children =
        new ArrayList<>(
            List.of(
                "<m:displayName>Carol Clark</m:displayName>",
                "<m:groups>3 2 </m:groups>",
                "<m:subscribed>false</m:subscribed>",
                "<m:URI>sip:carol@litwareinc.com</m:URI>",
                "<m:externalURI>x</m:externalURI>",
                "<m:contactExtension><m:a>b</m:a></m:contactExtension>",
                "<m:deltaNum>6</m:deltaNum>"));
    ContactCommand expected =
        read("<m:setContact>" + String.join("", children) + "</m:setContact>");
    for (int turn = 0; turn < children.size(); turn++) {
      Collections.rotate(children, 1);
      assertThat(read("<m:setContact>" + String.join("", children) + "</m:setContact>"))
          .isEqualTo(expected);
    }
    assertThat(((ContactCommand.SetContact) expected).contact().extension().map(Xml::write))
        .contains(
            "<contactExtension><a xmlns=\"http://schemas.microsoft.com/winrtc/2002/11/sip\">b</a>"
                + "</contactExtension>");
  }

  @ParameterizedTest
  @CsvSource({"true,true", "TRUE,true", "1,true", "false,false", "0,false"})
  void subscribedInEverySpelling(String text, boolean meant) {
    assertThat(set("<m:subscribed>" + text + "</m:subscribed>").subscribed()).isEqualTo(meant);
  }

  @Test
  void whoSaysNothingOfItIsSubscribed() {
    assertThat(set("").subscribed()).isTrue();
  }

  @Test
  void theGroupWithTheNumber0IsTheDefaultOne() {
    assertThat(set("<m:groups>0</m:groups>").groups()).containsExactly(1);
  }

  @Test
  void namesAndTextsUpToTheirLimitsAreTaken() {
    String extension = "<m:contactExtension>" + "x".repeat(1024) + "</m:contactExtension>";
    assertThat(set(extension).extension()).isPresent();
    assertThat(set("<m:displayName>" + "\u00fc".repeat(128) + "</m:displayName>").name())
        .hasSize(128);
    assertThat(set("<m:externalURI>" + "x".repeat(1024) + "</m:externalURI>").externalUri())
        .hasSize(1024);
  }

  @ParameterizedTest
  @CsvSource({
    "displayName, 257, contact name longer than 256 bytes",
    "externalURI, 1025, externalURI longer than 1024 bytes",
    "contactExtension, 1025, contactExtension longer than 1024 bytes"
  })
  void beyondTheLimitIsRefusedInItsOwnWords(String child, int length, String why) {
    String text = "<m:" + child + ">" + "x".repeat(length) + "</m:" + child + ">";
    assertThatThrownBy(() -> set(text)).isInstanceOf(LimitExceeded.class).hasMessage(why);
  }

  @Test
  void anAddressHasALimitToo() {
    String uri = "sip:" + "c".repeat(454 - "sip:@x.org".length()) + "@x.org";
    ContactCommand.SetContact longest =
        (ContactCommand.SetContact)
            read(
                "<m:setContact><m:URI>"
                    + uri
                    + "</m:URI><m:deltaNum>1</m:deltaNum></m:setContact>");
    assertThat(longest.contact().uri().asString()).hasSize(454);
    String longer = uri.replace("@", "c@");
    assertThatThrownBy(
            () ->
                read(
                    "<m:setContact><m:URI>"
                        + longer
                        + "</m:URI><m:deltaNum>1</m:deltaNum></m:setContact>"))
        .isInstanceOf(LimitExceeded.class);
  }

  private static Contact set(String child) {
    String uri = "<m:URI>carol@litwareinc.com</m:URI><m:deltaNum>1</m:deltaNum>";
    return ((ContactCommand.SetContact) read("<m:setContact>" + child + uri + "</m:setContact>"))
        .contact();
  }

  private static ContactCommand read(String method) {
    SoapEnvelope envelope =
        SoapEnvelope.read(
            Xml.read(
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                    + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><s:Body>"
                    + method
                    + "</s:Body></s:Envelope>"));
    return ContactCommand.read(envelope.method());
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abc<>&\"\u00fc ").ofMaxLength(20);
  }

  private static Arbitrary<ContactGroup> groups() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 63), texts().filter(text -> !text.isBlank()), texts())
        .as(ContactGroup::new);
  }

  private static Arbitrary<Contact> contacts() {
    return Combinators.combine(
            Arbitraries.of(CAROL, SipUri.of("bob.b", "contoso.com")),
            texts(),
            Arbitraries.integers().between(1, 63).set().ofMaxSize(5).map(TreeSet::new),
            Arbitraries.of(true, false),
            texts())
        .as(
            (uri, name, ids, subscribed, external) ->
                new Contact(uri, name, ids, subscribed, external, extension(external)));
  }

  private static Optional<XmlElement> extension(String text) {
    XmlElement element = XmlElement.of("", "contactExtension");
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(element.with(XmlElement.of("urn:x", "a").with("b", text)));
  }

  @Provide
  Arbitrary<ContactList> contactLists() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 0xFFFF_FFFFL),
            groups().list().ofMaxSize(3),
            contacts().list().ofMaxSize(3))
        .as(ContactList::new);
  }

  @Provide
  Arbitrary<ContactChange> changes() {
    return Arbitraries.oneOf(
        groups().map(ContactChange.GroupAdded::new),
        groups().map(ContactChange.GroupModified::new),
        Arbitraries.integers().between(2, 63).map(ContactChange.GroupDeleted::new),
        contacts().map(ContactChange.ContactAdded::new),
        contacts().map(ContactChange.ContactModified::new),
        Arbitraries.just(new ContactChange.ContactDeleted(CAROL)));
  }
}
