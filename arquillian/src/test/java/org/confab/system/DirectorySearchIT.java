package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipMessage;
import org.confab.system.sip.SipRequest;
import org.confab.system.sip.SipUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Looking people up, and what is known of one. */
@ExtendWith(SharedConfab.class)
class DirectorySearchIT {
  private static final String DOMAIN = "sip:" + ConfabServer.DOMAIN;

  @Test
  void theSearchOfAClientFindsPeopleOfTheSampleWithWhatIsKnownOfThem(ConfabServer server) {
    try (SipeClient dan = Start.of(server, "dan", "tls").signIn()) {
      awaitAddressBook(dan);
      dan.order("search given Bob");
      dan.await(
          "found",
          "who",
          "bob@" + ConfabServer.DOMAIN,
          "name",
          "Bob Bergmann",
          "company",
          "Litware",
          "country",
          "US",
          "email",
          "bob@" + ConfabServer.DOMAIN);
      dan.await("search-done", "count", "1");
      dan.order("search country it");
      dan.await("found", "name", "Carol Castellano");
      dan.order("search company litware");
      dan.await("search-done", "count", "7");
      assertAskedTheWebService(dan);
      dan.order("search surname Nobody"); // then it asks over SIP too
      dan.await("notice", "text", "No contacts found");
    }
  }

  /** Until it has been told where the web service is, a client asks over SIP. */
  private static void awaitAddressBook(SipeClient client) {
    client.awaitReceived("dlxInternalUrl");
  }

  /** A client that cannot use the web service asks the same over SIP instead. */
  private static void assertAskedTheWebService(SipeClient client) {
    assertThat(client.history())
        .noneMatch(event -> event.is("sip") && event.field("message").contains("directorySearch"));
  }

  @Test
  void getInfoOfAClientShowsTitlePhoneAndCompany(ConfabServer server) {
    try (SipeClient dan = Start.of(server, "dan", "tcp").signIn()) {
      dan.await("contact", "who", "carol@" + ConfabServer.DOMAIN);
      awaitAddressBook(dan);
      dan.order("info carol@" + ConfabServer.DOMAIN);
      assertThat(dan.await("info", "who", "carol@" + ConfabServer.DOMAIN).field("text"))
          .contains("Carol Castellano")
          .contains("Regional Manager EMEA")
          .contains("+390255550113")
          .contains("Litware Italia")
          .contains("carol@" + ConfabServer.DOMAIN);
      assertAskedTheWebService(dan);
    }
  }

  @Test
  void allRowsMustFitAndFewerThanThereAreSaysSo(ConfabServer server) {
    try (SipUser dan = SipUser.signIn(server, "tls", "dan")) {
      SipMessage two = dan.ask(search(dan, DOMAIN, "2", row("company", "LIT") + row("c", "us")));
      assertThat(two.status()).as(two.toString()).isEqualTo(200);
      assertThat(two.header("Content-Type")).isEqualTo(Soap.TYPE);
      assertThat(two.body())
          .contains("<moreAvailable>true</moreAvailable>")
          .contains("uri=\"sip:alice@litwareinc.com\" displayName=\"Alice Archer\"")
          .contains("title=\"Sales Director\" office=\"2/2110\" phone=\"+14255550111\"")
          .contains("Bob Bergmann")
          .doesNotContain("Erin");
      SipMessage one =
          dan.ask(search(dan, DOMAIN, "1", row("msRTCSIP-PrimaryUserAddress", "sip:erin@lit")));
      assertThat(one.body())
          .contains("Erin Eriksson")
          .contains("<moreAvailable>false</moreAvailable>");
    }
  }

  @ParameterizedTest
  @CsvSource({"shoeSize, 44", "sn, ''", "msRTCSIP-PrimaryUserAddress, sip:"})
  void aSearchForNothingIsRefusedWithAReason(String attribute, String value, ConfabServer server) {
    try (SipUser dan = SipUser.signIn(server, "tcp", "dan")) {
      SipMessage refused = dan.ask(search(dan, DOMAIN, "100", row(attribute, value)));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.diagnostic()).isEqualTo(4001);
      assertThat(refused.body()).contains("<faultstring");
    }
  }

  @Test
  void aSearchThroughWildcardsOrOtherDomainsFindsNobody(ConfabServer server) {
    try (SipUser dan = SipUser.signIn(server, "tcp", "dan")) {
      assertThat(dan.ask(search(dan, DOMAIN, "100", row("sn", "%"))).body())
          .contains("<returned>0</returned>");
      assertThat(dan.ask(search(dan, "sip:contoso.com", "100", row("sn", "a"))).status())
          .isEqualTo(404);
    }
  }

  private static SipRequest search(SipUser user, String uri, String most, String rows) {
    return Soap.request(
        user,
        uri,
        "<m:directorySearch><m:filter m:href=\"#searchArray\"/><m:maxResults>"
            + most
            + "</m:maxResults></m:directorySearch><m:Array m:id=\"searchArray\">"
            + rows
            + "</m:Array>");
  }

  private static String row(String attribute, String value) {
    return "<m:row m:attrib=\"" + attribute + "\" m:value=\"" + value + "\"/>";
  }
}
