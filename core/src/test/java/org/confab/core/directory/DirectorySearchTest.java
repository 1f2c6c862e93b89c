package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.soap.SoapMethods;
import org.confab.protocol.directory.DirectoryAnswer;
import org.confab.protocol.directory.DirectoryEntry;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.soap.SoapEnvelope;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySearchTest {
  private static final EndpointId ALICE =
      new EndpointId(SipUri.of("alice", "litwareinc.com"), Epid.of("b34afb6ebb23"));
  private static final SipUri DOMAIN = SipUri.parse("sip:litwareinc.com");

  private final MemoryUserStore users = new MemoryUserStore();
  private final SoapMethods methods =
      new SoapMethods(
          List.of(
              new SoapMethods.Row(
                  "directorySearch",
                  new DirectorySearch(SipDomains.of("litwareinc.com", "fabrikam.com"), users))));

  @BeforeEach
  void people() {
    Affiliation work = new Affiliation("Litware", "Redmond", "WA", "US");
    users.add(SearchStoreContract.person("alice", "Alice Archer", work));
    users.add(SearchStoreContract.person("bob", "Bob Bergmann", work));
  }

  @Test
  void aRealClientsSearchFindsPeopleWithAllThatIsKnown() {
    DirectoryAnswer answer =
        search(DOMAIN, rows("<m:row m:attrib=\"givenName\" m:value=\"Bob\"/>"));

    assertThat(answer.moreAvailable()).isFalse();
    assertThat(answer.entries())
        .containsExactly(
            new DirectoryEntry(
                SipUri.parse("sip:bob@litwareinc.com"),
                "Bob Bergmann",
                "bob.mail@litwareinc.com",
                "Engineer",
                "4/1203",
                "+14255550100",
                "Litware",
                "Redmond",
                "WA",
                "US"));
  }

  @Test
  void peopleOfEveryDomainAreFoundInEach() {
    users.add(new User(SipUri.of("bea", "fabrikam.com"), "Bea Bunch", "", "", "", "", "", true));
    String name = rows("<m:row m:attrib=\"givenName\" m:value=\"B\"/>");
    DirectoryAnswer there = search(SipUri.parse("sip:Fabrikam.com"), name);
    assertThat(there.entries())
        .extracting(entry -> entry.uri().asString())
        .containsExactlyInAnyOrder("sip:bob@litwareinc.com", "sip:bea@fabrikam.com");
    assertThat(search(DOMAIN, name)).isEqualTo(there);
  }

  @Test
  void whoIsOfADomainThatIsNotServedIsNotFound() {
    users.add(new User(SipUri.of("bert", "contoso.com"), "Bert Bunch", "", "", "", "", "", true));
    assertThat(search(DOMAIN, rows("<m:row m:attrib=\"givenName\" m:value=\"B\"/>")).entries())
        .extracting(entry -> entry.uri().asString())
        .containsExactly("sip:bob@litwareinc.com");
  }

  @Test
  void whoWantsFewerIsToldThatThereAreMore() {
    String all = "<m:row m:attrib=\"company\" m:value=\"litware\"/>";
    assertThat(search(DOMAIN, envelope("1", all)).moreAvailable()).isTrue();
    assertThat(search(DOMAIN, envelope("1", all)).entries()).hasSize(1);
    assertThat(search(DOMAIN, envelope("2", all)).moreAvailable()).isFalse();
    assertThat(search(DOMAIN, envelope("4000000000", all)).entries()).hasSize(2);
    assertThat(search(DOMAIN, envelope("", all)).entries()).hasSize(2);
  }

  @Test
  void nobodyFoundIsAnAnswerToo() {
    String none = "<m:row m:attrib=\"sn\" m:value=\"nobody\"/>";
    assertThat(search(DOMAIN, rows(none)).entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<m:row m:attrib=\"shoeSize\" m:value=\"44\"/>",
        "<m:row m:attrib=\"sn\" m:value=\" \"/>",
        "<m:row m:attrib=\"msRTCSIP-PrimaryUserAddress\" m:value=\"sip:\"/>",
        "<m:row m:attrib=\"sn\"/>",
        "<m:row m:value=\"a\"/>"
      })
  void aSearchForNothingOrForAnUnknownAttributeIsRefused(String row) {
    refused(400, DOMAIN, rows(row));
  }

  @Test
  void limitsOfASearch() {
    String row = "<m:row m:attrib=\"sn\" m:value=\"b\"/>";
    assertThat(search(DOMAIN, rows(row.repeat(16))).entries()).hasSize(1);
    refused(400, DOMAIN, rows(row.repeat(17)));
    refused(400, DOMAIN, envelope("0", row));
    refused(400, DOMAIN, envelope("-1", row));
    refused(400, DOMAIN, envelope("many", row));
    refused(400, DOMAIN, rows(row.replace("\"b\"", "\"" + "b".repeat(321) + "\"")));
    refused(400, DOMAIN, rows(row).replace("#searchArray", "#other"));
  }

  @Test
  void onlyTheOwnDomainIsSearched() {
    String row = rows("<m:row m:attrib=\"sn\" m:value=\"b\"/>");
    refused(404, SipUri.parse("sip:contoso.com"), row);
    refused(404, SipUri.parse("sip:bob@litwareinc.com"), row);
    assertThat(search(SipUri.parse("sip:LitwareInc.com"), row).entries()).hasSize(1);
  }

  @Test
  void aMethodThatNobodyCarriesOutIs501() {
    refused(501, DOMAIN, rows("").replace("directorySearch", "dance"));
  }

  private void refused(int status, SipUri target, String envelope) {
    assertThatThrownBy(() -> search(target, envelope))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(status));
  }

  private DirectoryAnswer search(SipUri target, String envelope) {
    Body body = new Body("application/SOAP+xml", envelope.getBytes(StandardCharsets.UTF_8));
    Body answer = methods.call(ALICE, target, body).orElseThrow();
    return DirectoryAnswer.read(SoapEnvelope.read(Xml.read(answer.bytes())));
  }

  private static String rows(String rows) {
    return envelope("100", rows);
  }

  private static String envelope(String most, String rows) {
    return "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\"><SOAP-ENV:Body>"
        + "<m:directorySearch><m:filter m:href=\"#searchArray\"/><m:maxResults>"
        + most
        + "</m:maxResults></m:directorySearch><m:Array m:id=\"searchArray\">"
        + rows
        + "</m:Array></SOAP-ENV:Body></SOAP-ENV:Envelope>";
  }
}
