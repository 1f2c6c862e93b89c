package org.confab.protocol.webticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.protocol.webticket.WebTicketExamples.bytes;

import java.time.Instant;
import java.util.Optional;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recorded message of a real client, and what may be made of it. */
class SecurityHeaderTest {
  private static final String RECORDED = WebTicketExamples.text("get-and-publish-cert.xml");
  private static final ProofKey KEY =
      ProofKey.of(PSha1.derive(WebTicketExamples.CLIENT, WebTicketExamples.SERVER, 32));
  private static final TicketKey SERVER_KEY = new TicketKey("k", new byte[64]);

  @Test
  void theSignatureOfPidginSipeIsRight() {
    SecurityHeader header = header(RECORDED).orElseThrow();

    assertThat(header.isSignedWith(KEY)).isTrue();
    assertThat(header.timestamp())
        .contains(
            new SecurityTimestamp(
                "timestamp",
                Instant.parse("2026-11-21T02:23:03Z"),
                Instant.parse("2026-11-21T10:23:03Z")));
    assertThat(header.hasAssertion()).isTrue();
  }

  /** The address book's namespace is no absolute URI, and the JDK takes offence wherever it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<soap:Body><SearchAbEntry xmlns=\"DistributionListExpander\"/>",
        "<soap:Body xmlns:q1=\"DistributionListExpander\"><q1:SearchAbEntry/>"
      })
  void whatTheBodyIsAboutDoesNotMatterToTheSignature(String body) {
    String search = RECORDED.replace("<soap:Body>", body);
    assertThat(header(search).orElseThrow().isSignedWith(KEY)).isTrue();
    assertThat(ticketIn(withTicket().replace("<soap:Body>", body))).isPresent();
  }

  @Test
  void namespacesOfWhatStandsAroundDoNotMatterEither() {
    String around =
        RECORDED.replace(
            "<soap:Header", "<soap:Header xmlns:q1=\"DistributionListExpander\" xmlns:q2=\"a b\"");
    assertThat(header(around).orElseThrow().isSignedWith(KEY)).isTrue();
  }

  @Test
  void aTicketThatHasNoCanonicalFormIsRefused() {
    String relative =
        withTicket().replace("<Assertion ", "<Assertion xmlns:q1=\"DistributionListExpander\" ");
    assertThatThrownBy(() -> ticketIn(relative)).isInstanceOf(XmlRefused.class);
  }

  @Test
  void anotherKeyHasNotSignedIt() {
    ProofKey swapped =
        ProofKey.of(PSha1.derive(WebTicketExamples.SERVER, WebTicketExamples.CLIENT, 32));
    assertThat(header(RECORDED).orElseThrow().isSignedWith(swapped)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:23:03Z</Expires>,2027-11-21T10:23:03Z</Expires>",
    "wsu:Id=\"timestamp\",wsu:Id=\"other\"",
    "URI=\"#timestamp\",URI=\"\"",
    "<Transforms>,<Transforms><Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"/>",
    "xmldsig#sha1,xmldsig#md5",
    "xmldsig#hmac-sha1,xmldsig#rsa-sha1",
    "SignatureValue>NAs/,SignatureValue>NBs/",
    "<DigestValue>7MMi,<DigestValue>7NMi",
    "</Transforms><DigestMethod,</Transforms><DigestMethod Extra=\"1\"",
    "<Transforms>,<Transforms><a><b><c><d><e><f><g><h/></g></f></e></d></c></b></a>",
  })
  void whatWasChangedIsNotSigned(String was, String becomes) {
    assertThat(RECORDED).contains(was);
    SecurityHeader header = header(RECORDED.replace(was, becomes)).orElseThrow();
    assertThat(header.isSignedWith(KEY)).isFalse();
  }

  @Test
  void aTruncatedSignatureIsWrong() {
    String cut = RECORDED.replaceAll("<SignatureValue>[^<]*", "<SignatureValue>NAs/7FuqiFU=");
    assertThat(header(cut).orElseThrow().isSignedWith(KEY)).isFalse();
  }

  @Test
  void theSignedTimestampElsewhereDoesNotVouchForAnotherOne() {
    String signed = between("<wsu:Timestamp", "</wsu:Timestamp>");
    String forged = signed.replace("2026-11-21T10:23:03Z", "2036-11-21T10:23:03Z");
    String wrapped =
        RECORDED.replace(signed, forged).replace("<soap:Body>", "<soap:Body>" + signed);
    assertThat(header(wrapped).orElseThrow().isSignedWith(KEY)).isFalse();

    String twice = RECORDED.replace(signed, forged + signed);
    assertThat(header(twice).orElseThrow().isSignedWith(KEY)).isFalse();
    assertThat(header(twice).orElseThrow().timestamp()).isEmpty();

    String inside = RECORDED.replace("</Signature>", "<Object>" + signed + "</Object></Signature>");
    assertThat(header(inside.replace(signed, forged)).orElseThrow().isSignedWith(KEY)).isFalse();
  }

  @Test
  void twoHeadersOrOneElsewhereAreNone() {
    String security = between("<wsse:Security>", "</wsse:Security>");
    assertThat(header(RECORDED.replace(security, security + security))).isEmpty();
    assertThat(header(RECORDED.replace("<soap:Body>", "<soap:Body>" + security))).isEmpty();
    assertThat(header(RECORDED.replace(security, "<o xmlns=''>" + security + "</o>"))).isEmpty();
    assertThat(header(RECORDED.replace(security, ""))).isEmpty();
  }

  @Test
  void aSecondAssertionWhereverItHidesSpoilsTheFirst() {
    String good = withTicket();
    assertThat(ticketIn(good)).isPresent();
    String ticket = good.substring(good.indexOf("<Assertion "), good.indexOf("</Assertion>") + 12);
    String forged = ticket.replace("alice", "bob");

    assertThat(ticketIn(good.replace(ticket, forged + ticket))).isEmpty();
    assertThat(ticketIn(good.replace(ticket, ticket + forged))).isEmpty();
    assertThat(ticketIn(good.replace("<soap:Body>", "<soap:Body>" + forged))).isEmpty();
    assertThat(
            ticketIn(good.replace(ticket, forged).replace("</soap:Body>", ticket + "</soap:Body>")))
        .isEmpty();
    String around = forged.replace("</Assertion>", "<Advice>" + ticket + "</Advice></Assertion>");
    assertThat(ticketIn(good.replace(ticket, around))).isEmpty();
  }

  @Test
  void whatIsTooLargeOrHasADtdIsNotReadAtAll() {
    assertThatThrownBy(() -> header("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
        .isInstanceOf(XmlRefused.class);
    assertThatThrownBy(() -> header("<a>".repeat(100) + "</a>".repeat(100)))
        .isInstanceOf(XmlRefused.class);
    assertThatThrownBy(() -> header("<a b='" + "x".repeat(70_000) + "'/>"))
        .isInstanceOf(XmlRefused.class);
  }

  @Test
  void aNameWithItsPasswordInClearIsRead() {
    String token =
        "<wsse:UsernameToken><wsse:Username>alice</wsse:Username>"
            + "<wsse:Password%s>Confab-1</wsse:Password></wsse:UsernameToken>";
    String security = between("<wsse:Security>", "</wsse:Security>");
    String text =
        RECORDED.replace(security, "<wsse:Security>" + token.formatted("") + "</wsse:Security>");

    assertThat(header(text).orElseThrow().usernameToken())
        .contains(new UsernameToken("alice", "Confab-1"));
    assertThat(header(text).orElseThrow().hasAssertion()).isFalse();
    assertThat(new UsernameToken("alice", "Confab-1").toString()).doesNotContain("Confab-1");
    String digest = text.replace("<wsse:Password>", "<wsse:Password Type='…#PasswordDigest'>");
    assertThat(header(digest).orElseThrow().usernameToken()).isEmpty();
  }

  private static String withTicket() {
    SamlAssertion assertion =
        new SamlAssertion(
            "SamlSecurityToken-1",
            "https://a",
            "sip:alice@b",
            "https://a/b",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            Instant.EPOCH,
            Optional.of(KEY));
    return RECORDED.replace(
        between("<saml:Assertion", "</saml:Assertion>"),
        Xml.write(AssertionCodec.write(assertion, SERVER_KEY)));
  }

  private static Optional<SamlAssertion> ticketIn(String text) {
    return header(text).flatMap(h -> h.assertion(id -> Optional.of(SERVER_KEY)));
  }

  private static String between(String start, String end) {
    int from = RECORDED.indexOf(start);
    return RECORDED.substring(from, RECORDED.indexOf(end, from) + end.length());
  }

  private static Optional<SecurityHeader> header(String text) {
    return SecurityHeader.of(bytes(text), WebTicketExamples.LIMITS);
  }
}
