package org.confab.protocol.pidf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.protocol.presence.Schemas;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PidfDocumentTest {
  private static final Schemas SCHEMA = Schemas.of("pidf-rfc3863.xsd");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");

  @Property(tries = 200)
  void whatIsWrittenCanBeReadAgainAndFitsTheSchema(@ForAll("documents") PidfDocument document)
      throws Exception {
    assertThat(PidfDocument.read(Xml.read(Xml.bytes(document.write())))).isEqualTo(document);
    assertThat(PidfDocument.read(Xml.read(document.bytes()))).isEqualTo(document);
    SCHEMA.accept(document.write());
  }

  @Property(tries = 300)
  void anythingElseIsRefusedInTheSameWay(@ForAll String text) {
    try {
      PidfDocument.read(Xml.read(text));
    } catch (XmlRefused | IllegalArgumentException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void aDocumentOfBaresip() {
    PidfDocument document =
        read(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="no"?>
            <presence xmlns="urn:ietf:params:xml:ns:pidf"
                xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"
                xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid"
                entity="sip:bob@litwareinc.com">
              <dm:person id="p4159"><rpid:activities/></dm:person>
              <tuple id="t4109">
                <status>
                  <basic>open</basic>
                </status>
                <contact>sip:bob@litwareinc.com</contact>
              </tuple>
            </presence>
            """);

    assertThat(document.entity()).isEqualTo(BOB);
    assertThat(document.tuples())
        .containsExactly(
            new Tuple(
                "t4109",
                Optional.of(Basic.OPEN),
                Optional.of(new Tuple.Contact("sip:bob@litwareinc.com", Optional.empty())),
                List.of(),
                Optional.empty()));
    assertThat(document.persons()).extracting(Person::activities).containsExactly(Set.of());
  }

  @Test
  void aRichDocumentWithPrefixesOfItsOwn() {
    PidfDocument document =
        read(
            """
            <p:presence xmlns:p="urn:ietf:params:xml:ns:pidf"
                xmlns:d="urn:ietf:params:xml:ns:pidf:data-model"
                xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="pres:bob@litwareinc.com">
              <p:tuple id="a"><p:status><p:basic> closed </p:basic></p:status>
                <p:contact priority="0.8">tel:+14255550100</p:contact>
                <p:note xml:lang="de">weg</p:note>
                <p:timestamp>2026-11-21T02:05:36.602+01:00</p:timestamp></p:tuple>
              <p:note>later</p:note>
              <d:person id="b"><r:activities><r:note>x</r:note><r:on-the-phone/><r:unheard-of/>
                <r:meeting/></r:activities>
                <r:user-input last-input="2026-11-21T02:00:00Z">idle</r:user-input>
                <d:note>in a call</d:note></d:person>
              <d:device id="c"><r:user-input>active</r:user-input>
                <d:deviceID>urn:device:1</d:deviceID></d:device>
            </p:presence>
            """);

    assertThat(document.entity()).isEqualTo(BOB);
    Tuple tuple = document.tuples().get(0);
    assertThat(tuple.basic()).contains(Basic.CLOSED);
    assertThat(tuple.contact().orElseThrow().priority()).contains(new BigDecimal("0.8"));
    assertThat(tuple.notes()).containsExactly(new Note("weg", Optional.of("de")));
    assertThat(tuple.timestamp()).contains(Instant.parse("2026-11-21T01:05:36.602Z"));
    Person person = document.persons().get(0);
    assertThat(person.activities()).containsExactly(Activity.ON_THE_PHONE, Activity.MEETING);
    assertThat(person.userInput())
        .contains(new UserInput(true, Optional.of(Instant.parse("2026-11-21T02:00:00Z"))));
    assertThat(person.notes()).containsExactly(Note.of("in a call"));
    assertThat(document.notes()).containsExactly(Note.of("later"));
    assertThat(document.devices().get(0).deviceId()).isEqualTo("urn:device:1");
    assertThat(document.devices().get(0).userInput().orElseThrow().idle()).isFalse();
  }

  @Test
  void richPresenceHasThePrefixThatClientsSearchFor() {
    Person busy =
        new Person("p", Set.of(Activity.BUSY), Optional.empty(), List.of(), Optional.empty());
    PidfDocument document = new PidfDocument(BOB, List.of(), List.of(), List.of(busy), List.of());
    assertThat(new String(document.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<presence"
                + " xmlns:dm=\"urn:ietf:params:xml:ns:pidf:data-model\""
                + " xmlns:rpid=\"urn:ietf:params:xml:ns:pidf:rpid\""
                + " xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"sip:bob@litwareinc.com\">"
                + "<dm:person id=\"p\"><rpid:activities><rpid:busy/></rpid:activities>"
                + "</dm:person></presence>");
  }

  @Test
  void whatNobodyKnowsIsPassedOverWithAllThatIsInIt() {
    PidfDocument document =
        read(
            "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"sip:bob@litwareinc.com\">"
                + "<x:tuple xmlns:x=\"urn:x\" id=\"1\"/><x:y xmlns:x=\"urn:x\"><tuple id=\"2\"/>"
                + "</x:y><tuple id=\"3\"><status><basic>open</basic><im"
                + " xmlns=\"urn:y\">busy</im></status></tuple></presence>");

    assertThat(document.tuples()).extracting(Tuple::id).containsExactly("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "1"})
  void whatMustBeUnderstoodAndIsNotSpoilsTheDocument(String flag) {
    assertThatThrownBy(
            () ->
                read(
                    "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\""
                        + " xmlns:p=\"urn:ietf:params:xml:ns:pidf\" entity=\"sip:b@x.com\"><tuple"
                        + " id=\"1\"><status><e xmlns=\"urn:e\" p:mustUnderstand=\""
                        + flag
                        + "\"/></status></tuple></presence>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\"/>",
        "<presence xmlns=\"urn:ietf:params:xml:ns:pidf\" entity=\"mailto:bob@x.com\"/>",
        "<publish/>"
      })
  void aDocumentOfNobodyOrOfAnotherKindIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void badTimesAndPrioritiesAreNoReasonToRefuse() {
    Tuple tuple =
        read("<presence entity=\"sip:bob@litwareinc.com\"><tuple id=\"1\"><status><basic>maybe"
                + "</basic></status><contact priority=\"7\">sip:x</contact><timestamp>soon"
                + "</timestamp></tuple></presence>")
            .tuples()
            .get(0);
    assertThat(tuple.basic()).isEmpty();
    assertThat(tuple.contact().orElseThrow().priority()).isEmpty();
    assertThat(tuple.timestamp()).isEmpty();
  }

  private static PidfDocument read(String text) {
    return PidfDocument.read(Xml.read(text));
  }

  @Provide
  Arbitrary<PidfDocument> documents() {
    Arbitrary<List<Tuple>> tuples =
        Combinators.combine(basics(), contacts(), notes(), times())
            .as((basic, contact, notes, time) -> new Tuple("", basic, contact, notes, time))
            .list()
            .ofMaxSize(4);
    Arbitrary<List<Person>> persons =
        Combinators.combine(activities(), inputs(), notes(), times())
            .as((what, input, notes, time) -> new Person("", what, input, notes, time))
            .list()
            .ofMaxSize(3);
    Arbitrary<List<Device>> devices =
        Combinators.combine(inputs(), notes(), times())
            .as((input, notes, time) -> new Device("", "urn:uuid:1", input, notes, time))
            .list()
            .ofMaxSize(3);
    return Combinators.combine(tuples, notes(), persons, devices).as(PidfDocumentTest::numbered);
  }

  private static PidfDocument numbered(
      List<Tuple> tuples, List<Note> notes, List<Person> persons, List<Device> devices) {
    int[] next = {0};
    return new PidfDocument(
        BOB,
        tuples.stream()
            .map(
                one ->
                    new Tuple(
                        "t" + next[0]++, one.basic(), one.contact(), one.notes(), one.timestamp()))
            .toList(),
        notes,
        persons.stream()
            .map(
                one ->
                    new Person(
                        "p" + next[0]++,
                        one.activities(),
                        one.userInput(),
                        one.notes(),
                        one.timestamp()))
            .toList(),
        devices.stream()
            .map(
                one ->
                    new Device(
                        "d" + next[0]++,
                        one.deviceId(),
                        one.userInput(),
                        one.notes(),
                        one.timestamp()))
            .toList());
  }

  private static Arbitrary<Optional<Basic>> basics() {
    return Arbitraries.of(Basic.class).optional();
  }

  private static Arbitrary<Optional<Tuple.Contact>> contacts() {
    return Combinators.combine(
            Arbitraries.of("sip:bob@litwareinc.com", "tel:+14255550100", "mailto:b@x.com"),
            Arbitraries.of("0", "0.125", "0.5", "1", "1.0").map(BigDecimal::new).optional())
        .as(Tuple.Contact::new)
        .optional();
  }

  private static Arbitrary<Set<Activity>> activities() {
    return Arbitraries.of(Arrays.asList(Activity.values())).set().ofMaxSize(4);
  }

  private static Arbitrary<Optional<UserInput>> inputs() {
    return Combinators.combine(Arbitraries.of(true, false), times()).as(UserInput::new).optional();
  }

  private static Arbitrary<List<Note>> notes() {
    return Combinators.combine(
            Arbitraries.strings().withCharRange('!', '~').withChars("äöü€ ").ofMaxLength(20),
            Arbitraries.of("de", "en-US").optional())
        .as(Note::new)
        .map(note -> new Note("n" + note.text().strip(), note.language()))
        .list()
        .ofMaxSize(3);
  }

  private static Arbitrary<Optional<Instant>> times() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).optional();
  }
}
