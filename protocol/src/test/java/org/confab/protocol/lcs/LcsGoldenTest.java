package org.confab.protocol.lcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents with the structure of those that real clients and the specification show. */
class LcsGoldenTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  private static final String PUBLISHED =
      """
      <m:setPresence xmlns:m="http://schemas.microsoft.com/winrtc/2002/11/sip">
      <m:presentity xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" m:uri="sip:alice@litwareinc.com">
      <m:availability m:aggregate="300"/><m:activity m:aggregate="600" m:note="deep in thought"/>
      <deviceName xmlns="http://schemas.microsoft.com/2002/09/sip/presence" name="VM"/>
      <rtc:devicedata xmlns:rtc="http://schemas.microsoft.com/winrtc/2002/11/sip" namespace="rtcService"><![CDATA[<caps><renders_gif/></caps>]]></rtc:devicedata>
      <userInfo xmlns="http://schemas.microsoft.com/2002/09/sip/presence"><note>At the fair</note><states><state avail="9500" since="2026-11-21T02:29:48Z" validWith="any-device" deviceId="b34afb6ebb23" set="manual" xsi:type="userState">do-not-disturb</state></states></userInfo>
      <device xmlns="http://schemas.microsoft.com/2002/09/sip/presence" deviceId="b34afb6ebb23" since="2026-11-21T02:29:48Z"><userInput since="2026-11-21T02:29:48Z">active</userInput></device>
      </m:presentity></m:setPresence>
      """;

  @Test
  void aRealClientsPublication() {
    PublishedPresence published = PublishedPresence.read(Xml.read(PUBLISHED));
    assertThat(published.uri()).isEqualTo(ALICE);
    assertThat(published.status()).isEqualTo(new LcsStatus(300, 600));
    assertThat(published.note()).isEqualTo("deep in thought");
    assertThat(published.userInfo())
        .contains(
            new UserInfo(
                "At the fair",
                false,
                Optional.of(
                    new UserInfoState(
                        9500,
                        Optional.of(Instant.parse("2026-11-21T02:29:48Z")),
                        "do-not-disturb")),
                List.of()));
    assertThat(published.more())
        .extracting(XmlElement::name)
        .containsExactly("deviceName", "devicedata", "device");
    assertThat(published.more().get(1).text()).isEqualTo("<caps><renders_gif/></caps>");
  }

  @Test
  void theDocumentOfSomebodyWithOneDevice() {
    AggregatedPresence presence =
        new AggregatedPresence(
            ALICE,
            new LcsStatus(300, 500),
            Optional.of(Epid.of("8bfb9f3f24")),
            "",
            "Alice Adams",
            "alice@litwareinc.com",
            "tel:+15550100",
            UserInfo.NONE,
            List.of(
                new DevicePresence(
                    Optional.of(Epid.of("8bfb9f3f24")),
                    315,
                    new LcsStatus(300, 500),
                    "",
                    List.of())));
    assertThat(Xml.write(presence.write()))
        .isEqualTo(
            "<presentity xmlns=\"http://schemas.microsoft.com/2002/09/sip/presence\""
                + " uri=\"alice@litwareinc.com\">"
                + "<availability aggregate=\"300\" description=\"\" epid=\"8bfb9f3f24\"/>"
                + "<activity aggregate=\"500\" description=\"\" epid=\"8bfb9f3f24\"/>"
                + "<displayName displayName=\"Alice Adams\"/>"
                + "<email email=\"alice@litwareinc.com\"/>"
                + "<phoneNumber label=\"\" number=\"tel:+15550100\"/><userInfo/>"
                + "<devices><devicePresence epid=\"8bfb9f3f24\" ageOfPresence=\"315\">"
                + "<availability aggregate=\"300\" description=\"online\"/>"
                + "<activity aggregate=\"500\" description=\"In Call\"/>"
                + "</devicePresence></devices></presentity>");
  }

  @Test
  void theDocumentOfSomebodyWhoIsNotThere() {
    AggregatedPresence presence =
        new AggregatedPresence(
            ALICE,
            LcsStatus.NOBODY,
            Optional.empty(),
            "",
            "Alice Adams",
            "",
            "",
            UserInfo.NONE,
            List.of());
    assertThat(Xml.write(presence.write()))
        .isEqualTo(
            "<presentity xmlns=\"http://schemas.microsoft.com/2002/09/sip/presence\""
                + " uri=\"alice@litwareinc.com\">"
                + "<availability aggregate=\"0\" description=\"\"/>"
                + "<activity aggregate=\"0\" description=\"\"/>"
                + "<displayName displayName=\"Alice Adams\"/><userInfo/></presentity>");
  }

  @Test
  void theListOfARealClientsSubscription() {
    AdhocList list =
        AdhocList.read(
            Xml.read(
                "<adhoclist xmlns=\"urn:ietf:params:xml:ns:adrl\" uri=\"sip:alice@litwareinc.com\""
                    + " name=\"sip:alice@litwareinc.com\">\n<create xmlns=\"\">\n"
                    + "<resource uri=\"sip:dan@litwareinc.com\"/>\n"
                    + "<resource uri=\"sip:Bob@litwareinc.com\"/>\n</create>\n</adhoclist>\n"));
    assertThat(list)
        .isEqualTo(
            new AdhocList(
                ALICE,
                AdhocList.Operation.CREATE,
                List.of(SipUri.of("dan", "litwareinc.com"), SipUri.of("bob", "litwareinc.com"))));
  }

  @Test
  void anAccessControlListWritesUsersWithTheirScheme() {
    AclList list =
        new AclList(
            282,
            List.of(
                new Ace(AceType.USER, "Bob@litwareinc.com", AceRights.BLOCKED),
                new Ace(AceType.DOMAIN, "Contoso.com", AceRights.parse("PA")),
                new Ace(AceType.ALL, "", AceRights.ALLOWED)));
    assertThat(Xml.write(list.write()))
        .isEqualTo(
            "<ACLlist deltaNum=\"282\"><userACL>"
                + "<ace type=\"USER\" mask=\"sip:bob@litwareinc.com\" rights=\"BD\"/>"
                + "<ace type=\"DOMAIN\" mask=\"contoso.com\" rights=\"PA\"/>"
                + "<ace type=\"ALL\" rights=\"AA\"/></userACL></ACLlist>");
  }

  @Test
  void theCommandsOfRealClients() {
    assertThat(
            SetAce.read(
                Xml.read(
                    "<m:setACE xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\">"
                        + "<m:type>USER</m:type><m:mask>sip:bob@litwareinc.com</m:mask>"
                        + "<m:rights>BD</m:rights><m:deltaNum>2</m:deltaNum></m:setACE>")))
        .isEqualTo(new SetAce(new Ace(AceType.USER, "bob@litwareinc.com", AceRights.BLOCKED), 2));
    assertThat(
            GetPresence.read(
                Xml.read(
                    "<m:getPresence xmlns:m=\"http://schemas.microsoft.com/winrtc/2002/11/sip\">"
                        + "<presentity uri=\"sip:alice@litwareinc.com\"/></m:getPresence>")))
        .isEqualTo(new GetPresence(ALICE));
  }

  @Test
  void theSmallDocuments() {
    assertThat(
            Xml.write(
                new PendingWatchers(List.of(new PendingWatchers.Watcher(ALICE, "Alice Adams")))
                    .write()))
        .isEqualTo(
            "<watchers><watcher uri=\"sip:alice@litwareinc.com\" displayName=\"Alice Adams\"/>"
                + "</watchers>");
    assertThat(Xml.write(new LegacyProvisioning(ALICE).write()))
        .isEqualTo(
            "<provisioning><configuration/><user uri=\"sip:alice@litwareinc.com\"/>"
                + "</provisioning>");
  }

  @Test
  void userInfoBeyondItsLimitIsRefused() {
    String long1 = PUBLISHED.replace("At the fair", "x".repeat(UserInfo.MAX_LENGTH + 1));
    assertThatThrownBy(() -> PublishedPresence.read(Xml.read(long1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("userInfo");
    String fits = PUBLISHED.replace("At the fair", "x".repeat(700));
    assertThat(PublishedPresence.read(Xml.read(fits)).userInfo()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<setPresence/>",
        "<setPresence><presentity uri='sip:alice@litwareinc.com'/></setPresence>",
        "<setPresence><presentity><availability aggregate='1000'/><activity aggregate='0'/></presentity></setPresence>",
        "<setPresence><presentity><availability aggregate='x'/><activity aggregate='0'/></presentity></setPresence>",
        "<setPresence><presentity><availability aggregate='300'/></presentity></setPresence>",
        "<getPresence/>"
      })
  void whatIsNoPublicationIsRefused(String method) {
    assertThatThrownBy(() -> PublishedPresence.read(Xml.read(method)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<type>GROUP</type><mask>x</mask><rights>AA</rights><deltaNum>1</deltaNum>",
        "<type>USER</type><mask>sip:litwareinc.com</mask><rights>AA</rights><deltaNum>1</deltaNum>",
        "<type>USER</type><rights>AA</rights><deltaNum>1</deltaNum>",
        "<type>DOMAIN</type><mask>a b</mask><rights>AA</rights><deltaNum>1</deltaNum>",
        "<type>ALL</type><rights>XA</rights><deltaNum>1</deltaNum>",
        "<type>ALL</type><rights>AP</rights><deltaNum>1</deltaNum>",
        "<type>ALL</type><rights>AAA</rights><deltaNum>1</deltaNum>",
        "<type>ALL</type><rights>AA</rights><deltaNum>-1</deltaNum>",
        "<type>ALL</type><rights>AA</rights>"
      })
  void badAccessControlEntriesAreRefused(String children) {
    assertThatThrownBy(() -> SetAce.read(Xml.read("<setACE>" + children + "</setACE>")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
