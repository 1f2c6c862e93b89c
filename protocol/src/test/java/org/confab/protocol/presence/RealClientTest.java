package org.confab.protocol.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as a Communicator-compatible client writes them. */
class RealClientTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  @Test
  void theFirstPublicationAfterSigningIn() {
    PublishRequest request =
        PublishRequest.read(
            Xml.read(
                """
                <publish xmlns="http://schemas.microsoft.com/2006/09/sip/rich-presence"><publications uri="sip:alice@litwareinc.com"><publication categoryName="device" instance="3008035694" container="2" version="0" expireType="endpoint"><device xmlns="http://schemas.microsoft.com/2006/09/sip/device" endpointId="085e0bd8-031c-5a0d-8d9a-f149aae6954a"><capabilities preferred="false" uri="sip:alice@litwareinc.com"><text capture="true" render="true" publish="false"/></capabilities><timezone>00:00:00+01:00</timezone><machineName>vm</machineName></device></publication><publication categoryName="state" instance="993308598" container="3" version="0" expireType="endpoint"><state xmlns="http://schemas.microsoft.com/2006/09/sip/state" manual="false" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="machineState"><availability>3500</availability><endpointLocation/></state></publication></publications></publish>"""));

    assertThat(request.uri()).isEqualTo(ALICE);
    assertThat(request.publications())
        .extracting(Publication::key)
        .containsExactly(
            new CategoryKey(CategoryName.DEVICE, 3008035694L, ContainerId.AGGREGATION),
            new CategoryKey(CategoryName.STATE, 993308598L, ContainerId.AGGREGATION_TEAM));
    assertThat(request.publications().get(1).value().flatMap(StateValue::read))
        .contains(StateValue.of(StateType.MACHINE, 3500));
    assertThat(request.publications().get(0).expireType()).isEqualTo(ExpireType.ENDPOINT);
  }

  @Test
  void theResetOfTheOwnStateDeletesTwoInstances() {
    PublishRequest request =
        PublishRequest.read(
            Xml.read(
                """
                <publish xmlns="http://schemas.microsoft.com/2006/09/sip/rich-presence"><publications uri="sip:alice@litwareinc.com"><publication categoryName="state" instance="536870912" container="3" version="2" expireType="static" expires="0"/><publication categoryName="state" instance="536870912" container="2" version="2" expireType="static" expires="0"/></publications></publish>"""));

    assertThat(request.publications()).hasSize(2).allMatch(Publication::deletes);
  }

  @Test
  void theAccessLevelsThatAClientSetsAtFirst() {
    SetContainerMembers request =
        SetContainerMembers.read(
            Xml.read(
                """
                <setContainerMembers xmlns="http://schemas.microsoft.com/2006/09/sip/container-management"><container id="200" version="0"><member action="add" type="sameEnterprise"/></container><container id="400" version="1"><member action="remove" type="user" value="Dave@litwareinc.com"/></container></setContainerMembers>"""));

    assertThat(request.changes())
        .containsExactly(
            new SetContainerMembers.Change(
                ContainerId.COMPANY,
                0,
                List.of(
                    new SetContainerMembers.Operation(
                        true, new Member(MemberType.SAME_ENTERPRISE, "")))),
            new SetContainerMembers.Change(
                ContainerId.PERSONAL,
                1,
                List.of(
                    new SetContainerMembers.Operation(
                        false, new Member(MemberType.USER, "dave@litwareinc.com")))));
  }

  @Test
  void theBatchedSubscription() throws Exception {
    var document =
        Xml.read(
            """
            <batchSub xmlns="http://schemas.microsoft.com/2006/01/sip/batch-subscribe" uri="sip:alice@litwareinc.com" name="">
            <action name="subscribe" id="63792024">
            <adhocList>
            <resource uri="sip:dave@litwareinc.com"/>
            <resource uri="sip:bob@litwareinc.com"><context/></resource>
            </adhocList>
            <categoryList xmlns="http://schemas.microsoft.com/2006/09/sip/categorylist">
            <category name="calendarData"/>
            <category name="state"/>
            </categoryList>
            </action>
            </batchSub>""");
    BatchSubscribe batch = BatchSubscribe.read(document);

    assertThat(batch.actions())
        .containsExactly(
            new BatchSubscribe.Action(
                true,
                "63792024",
                List.of(SipUri.of("dave", "litwareinc.com"), SipUri.of("bob", "litwareinc.com")),
                List.of(CategoryName.CALENDAR_DATA, CategoryName.STATE)));
  }

  @Test
  void theRoamingListWithPartsThatAreNotKnown() {
    RoamingList list =
        RoamingList.read(
            Xml.read(
                "<roamingList xmlns=\"http://schemas.microsoft.com/2006/09/sip/roaming-self\">"
                    + "<roaming type=\"categories\"/><roaming type=\"moods\"/>"
                    + "<roamingEx xmlns=\"http://schemas.microsoft.com/2007/09/sip/roaming-self-ex\""
                    + " type=\"delegates\"/></roamingList>"));
    assertThat(list.parts())
        .containsExactlyInAnyOrder(RoamingList.Part.CATEGORIES, RoamingList.Part.DELEGATES);
    assertThat(RoamingList.read(Xml.read(Xml.bytes(RoamingList.ALL.write()))))
        .isEqualTo(RoamingList.ALL);
  }

  @Test
  void theAcknowledgementOfASubscriber() throws Exception {
    SetSubscribers request =
        SetSubscribers.read(
            Xml.read(
                "<setSubscribers"
                    + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/presence-subscribers\">"
                    + "<subscriber user=\"bob@litwareinc.com\" acknowledged=\"true\"/>"
                    + "</setSubscribers>"));
    assertThat(request.subscribers())
        .containsExactly(
            new Subscriber(SipUri.of("bob", "litwareinc.com"), "", true, Optional.empty()));
    Schemas.of("ms-presence-subscribers.xsd").accept(request.write());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<publish/>",
        "<other/>",
        "<publish><publications uri='x'/></publish>",
        "<publish><publications uri='sip:a@b'><publication/></publications></publish>",
        "<publish><publications uri='sip:a@b'><publication categoryName='state' instance='-1'"
            + " container='2' version='0'/></publications></publish>",
        "<publish><publications uri='sip:a@b'><publication categoryName='state' instance='1'"
            + " container='40000' version='0'/></publications></publish>",
        "<publish><publications uri='sip:a@b'><publication categoryName='state' instance='1'"
            + " container='2' version='99999999999'/></publications></publish>",
        "<publish><publications uri='sip:a@b'><publication categoryName='&lt;' instance='1'"
            + " container='2' version='0'/></publications></publish>",
        "<publish><publications uri='sip:a@b'><publication categoryName='state' instance='1'"
            + " container='2' version='0' expireType='never'/></publications></publish>"
      })
  void anotherDocumentIsRefused(String text) {
    assertThatThrownBy(() -> PublishRequest.read(Xml.read(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theContactCardTellsWhatIsKnown() {
    assertThat(Xml.write(new ContactCard("Bob <B>", "bob@x", "", "Sales", "", "+1425").write()))
        .isEqualTo(
            "<contactCard xmlns=\"http://schemas.microsoft.com/2006/09/sip/contactcard\">"
                + "<identity><name><displayName>Bob &lt;B&gt;</displayName></name>"
                + "<email>bob@x</email></identity><department>Sales</department>"
                + "<phone type=\"work\"><uri>tel:+1425</uri>"
                + "<displayString>+1425</displayString></phone></contactCard>");
  }
}
