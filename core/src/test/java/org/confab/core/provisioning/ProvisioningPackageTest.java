package org.confab.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.provisioning.ProvisionGroup;
import org.confab.protocol.provisioning.ProvisionGroupList;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class ProvisioningPackageTest {
  private static final String TYPE = "application/vnd-microsoft-roaming-provisioning-v2+xml";
  private static final String REQUEST =
      "<provisioningGroupList"
          + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/provisioninggrouplist\">"
          + " <provisioningGroup name=\"ServerConfiguration\"/>"
          + " <provisioningGroup name=\"meetingPolicy\"/>"
          + " <provisioningGroup name=\"persistentChatConfiguration\"/>"
          + " <provisioningGroup name=\"ucPolicy\"/></provisioningGroupList>";

  private final ProvisioningPackage provisioning =
      new ProvisioningPackage(
          ProvisioningSettings.of("https://127.0.0.1:8443/groupexpansion/service.svc"));

  @Test
  void aClientGetsTheGroupsItAskedForWithItsOwnFocusFactory() {
    ProvisionGroupList answer = ask(Body.of(TYPE, REQUEST));

    assertThat(answer.groups())
        .extracting(ProvisionGroup::name)
        .containsExactly("ServerConfiguration", "meetingPolicy", "ucPolicy");
    assertThat(answer.groups().get(0).settings())
        .containsEntry(
            "focusFactoryUri", "sip:alice@litwareinc.com;gruu;opaque=app:conf:focusfactory")
        .containsEntry("dlxInternalUrl", "https://127.0.0.1:8443/groupexpansion/service.svc")
        .doesNotContainKey("mrasUri");
  }

  @Test
  void aBodyThatIsNoXmlOrAnotherDocumentIsRefused() {
    assertThatThrownBy(() -> ask(Body.of(TYPE, "<a")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.diagnostic().id()).isEqualTo(4001);
            });
    assertThatThrownBy(() -> ask(Body.of(TYPE, "<!DOCTYPE a><a/>")))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
    assertThatThrownBy(() -> ask(Body.of(TYPE, " ".repeat(200_000) + "<a/>")))
        .isInstanceOfSatisfying(
            Refused.class, r -> assertThat(r.diagnostic().id()).isEqualTo(4008));
    assertThatThrownBy(() -> ask(Body.of("text/plain", REQUEST)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(415);
              assertThat(refused.diagnostic().id()).isEqualTo(4013);
            });
  }

  private ProvisionGroupList ask(Body body) {
    SipUri alice = SipUri.of("alice", "litwareinc.com");
    SubscribeRequest request =
        new SubscribeRequest(
            new SubscriptionId("1"),
            new EndpointId(alice, Epid.of("b34afb6ebb23")),
            alice,
            false,
            Duration.ZERO,
            List.of(TYPE),
            Optional.of(body));
    return ProvisionGroupList.read(
        Xml.read(provisioning.subscribe(request).state().orElseThrow().bytes()));
  }
}
