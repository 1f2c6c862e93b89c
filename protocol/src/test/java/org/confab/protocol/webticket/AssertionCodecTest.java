package org.confab.protocol.webticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.protocol.webticket.WebTicketExamples.bytes;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlDom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssertionCodecTest {
  private static final TicketKey KEY = key("day-1", 1);
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void whatWasWrittenIsReadWithItsProofKey() {
    SamlAssertion read = read(text(Optional.of(ProofKey.of(new byte[32]))), KEY).orElseThrow();

    assertThat(read.subject()).isEqualTo("sip:alice@litwareinc.com");
    assertThat(read.audience()).isEqualTo("https://sip.litwareinc.com/a");
    assertThat(read.issuer()).isEqualTo("https://sip.litwareinc.com");
    assertThat(read.notBefore()).isEqualTo(NOON);
    assertThat(read.notOnOrAfter()).isEqualTo(NOON.plusSeconds(28_800));
    assertThat(read.proofKey().orElseThrow().bytes()).isEqualTo(new byte[32]);
  }

  @Test
  void aBearerTicketHasNoKey() {
    assertThat(read(text(Optional.empty()), KEY).orElseThrow().proofKey()).isEmpty();
  }

  @Test
  void theProofKeyDoesNotStandInTheTicket() {
    byte[] proof = new byte[32];
    Arrays.fill(proof, (byte) 'k');
    assertThat(text(Optional.of(ProofKey.of(proof)))).doesNotContain("a2tra2tra2tra2tr");
  }

  @Test
  void anotherKeyDoesNotOpenIt() {
    assertThat(read(text(Optional.empty()), key("day-1", 2))).isEmpty();
    assertThat(read(text(Optional.empty()), key("day-2", 1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "alice@,bob@",
    "2026-11-21T20:00:00Z,2027-11-21T20:00:00Z",
    "/a</Audience>,/b</Audience>",
    "cm:holder-of-key,cm:bearer",
    "Issuer=\"https://sip,Issuer=\"https://sop",
    "<Conditions ,<Conditions xml:lang=\"en\" ",
    "</Subject>,</Subject><Advice/>",
    "hmac-sha256,hmac-sha1",
    "xmldsig-more#hmac-sha256,xmldsig#hmac-sha1",
    "URI=\"#,URI=\"#x",
    "<Transforms>,<Transforms><Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>",
    "<SignedInfo>,<SignedInfo><Reference/>",
    "</SignatureValue>,AAAA</SignatureValue>",
  })
  void whatWasChangedIsNotRead(String was, String becomes) {
    String good = text(Optional.of(ProofKey.of(new byte[32])));
    assertThat(good).contains(was);
    assertThat(read(good.replace(was, becomes), KEY)).isEmpty();
  }

  @Test
  void aTicketWithoutOrWithTwoSignaturesIsNotRead() {
    String good = text(Optional.empty());
    int at = good.indexOf("<Signature ");
    String signature = good.substring(at, good.indexOf("</Signature>") + 12);
    assertThat(read(good.replace(signature, ""), KEY)).isEmpty();
    assertThat(read(good.replace(signature, signature + signature), KEY)).isEmpty();
  }

  @Test
  void aCommentDoesNotCutANameShort() {
    String good = text(Optional.empty()).replace("alice@litwareinc", "ali<!-- -->ce@litwareinc");
    assertThat(read(good, KEY).map(SamlAssertion::subject)).contains("sip:alice@litwareinc.com");
  }

  @Test
  void whitespaceAroundItAndPrefixesOutsideDoNotMatter() {
    String moved = "<o:a xmlns:o='urn:o' xmlns:p='urn:p'>\n " + text(Optional.empty()) + "\n</o:a>";
    var element = XmlDom.read(bytes(moved), WebTicketExamples.LIMITS).getDocumentElement();
    var ticket = XmlDom.children(element, WebNamespaces.SAML, "Assertion").get(0);
    assertThat(AssertionCodec.read(ticket, id -> Optional.of(KEY))).isPresent();
  }

  @Property(tries = 50)
  void everySubjectComesBack(
      @ForAll @AlphaChars @StringLength(min = 1, max = 40) String user,
      @ForAll @IntRange(min = 2, max = 8) int words) {
    SamlAssertion made =
        new SamlAssertion(
            "SamlSecurityToken-1",
            "https://a",
            "sip:" + user + "&<>\"'@b",
            "https://a/b?c=d&e",
            NOON,
            NOON.plusSeconds(1),
            NOON.minusNanos(1000),
            Optional.of(ProofKey.of(new byte[8 * words])));
    SamlAssertion read = read(Xml.write(AssertionCodec.write(made, KEY)), KEY).orElseThrow();
    assertThat(read.subject()).isEqualTo(made.subject());
    assertThat(read.restsOn()).isEqualTo(made.restsOn());
    assertThat(read.audience()).isEqualTo(made.audience());
    assertThat(read.proofKey().orElseThrow().bytes()).hasSize(8 * words);
  }

  @Test
  void textsOfKeysTellNothing() {
    assertThat(KEY).hasToString("TicketKey[day-1]");
    assertThat(ProofKey.of(new byte[32])).hasToString("ProofKey[256 bit]");
  }

  private static String text(Optional<ProofKey> proof) {
    SamlAssertion assertion =
        new SamlAssertion(
            "SamlSecurityToken-1",
            "https://sip.litwareinc.com",
            "sip:alice@litwareinc.com",
            "https://sip.litwareinc.com/a",
            NOON,
            NOON.plusSeconds(28_800),
            Instant.EPOCH,
            proof);
    return Xml.write(AssertionCodec.write(assertion, KEY));
  }

  private static Optional<SamlAssertion> read(String text, TicketKey key) {
    return AssertionCodec.read(
        XmlDom.read(bytes(text), WebTicketExamples.LIMITS).getDocumentElement(),
        id -> Optional.of(key).filter(k -> k.id().equals(id)));
  }

  private static TicketKey key(String id, int fill) {
    byte[] bytes = new byte[2 * TicketKey.HALF];
    Arrays.fill(bytes, (byte) fill);
    return new TicketKey(id, bytes);
  }
}
