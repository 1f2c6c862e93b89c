package org.confab.core.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.dialplan.LocationProfiles;
import org.confab.core.policy.MemoryPolicyStore;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyGroup;
import org.confab.core.policy.PolicyScope;
import org.confab.core.registrar.TestOrganisation;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.RecordingNotifier;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.provisioning.ProvisionGroup;
import org.confab.protocol.provisioning.ProvisionGroupList;
import org.confab.protocol.provisioning.ProvisioningGroupList;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
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

  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  private final Policies policies = new Policies(new MemoryPolicyStore(), new TestOrganisation());
  private final RecordingNotifier notifier = new RecordingNotifier();
  private final AtomicBoolean locations = new AtomicBoolean();
  private final ProvisioningPackage provisioning =
      new ProvisioningPackage(
          new ProvisioningSettings(
              List.of(
                  ProvisioningSettings.groupExpansion(
                      "https://127.0.0.1:8443/groupexpansion/service.svc"),
                  ProvisioningSettings.locations(
                      locations::get, "https://127.0.0.1:8443/locationinformation/liservice.svc"))),
          policies,
          new LocationProfiles(policies, new TestOrganisation(), "litwareinc.com"),
          notifier);

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

  @Test
  void everyGroupComesInItsShapeWithWhatHoldsForTheUser() {
    policies.set(PolicyScope.user(ALICE), "endpointConfiguration.PhotoUsage", "nophoto");
    String all =
        "<provisioningGroupList"
            + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/provisioninggrouplist\">"
            + Arrays.stream(PolicyGroup.values())
                .map(group -> "<provisioningGroup name=\"" + group.wireName() + "\"/>")
                .collect(Collectors.joining())
            + "</provisioningGroupList>";

    ProvisionGroupList answer = ask(Body.of(TYPE, all));

    assertThat(answer.groups())
        .extracting(ProvisionGroup::name)
        .containsExactly(
            "ServerConfiguration",
            "meetingPolicy",
            "ucPolicy",
            "endpointConfiguration",
            "locationPolicy",
            "mediaConfiguration",
            "privacyPolicy",
            "presencePolicyV2");
    assertThat(answer.groups().get(3))
        .isEqualTo(
            new ProvisionGroup(
                "endpointConfiguration",
                ProvisionGroup.Shape.PROPERTY_LIST,
                Map.of("ShowRecentContacts", "true", "PhotoUsage", "NoPhoto")));
  }

  @Test
  void privacyIsAGroupOfItsOwnAndPartOfThePresencePolicy() {
    policies.set(PolicyScope.GLOBAL, "privacyPolicy.EnablePrivacyMode", "true");
    policies.set(PolicyScope.GLOBAL, "presencePolicyV2.PromptedSubscribers", "200");

    ProvisionGroupList answer = ask(Body.of(TYPE, asking("privacyPolicy", "presencePolicyV2")));

    assertThat(answer.groups())
        .extracting(ProvisionGroup::settings)
        .containsExactly(
            Map.of("EnablePrivacyMode", "true"),
            Map.of("EnablePrivacyMode", "true", "PromptedSubscribers", "200"));
  }

  @Test
  void theOpenGrammarSaysWhereToPublishThePrivateOneDoesNot() {
    ProvisionGroupList answer =
        ask(Body.of(TYPE, asking("publicationGrammar", "privacyPublicationGrammar")));

    assertThat(answer.groups()).hasSize(2);
    assertThat(answer.groups().get(0).documents())
        .extracting(XmlElement::name)
        .containsExactly("containerManifestList", "categoryPublicationManifest");
    assertThat(answer.groups().get(1).documents())
        .extracting(XmlElement::name)
        .containsExactly("containerManifestList");
    XmlElement manifest =
        answer.groups().get(1).documents().get(0).requiredChild("containerManifest");
    assertThat(manifest.children())
        .extracting(XmlElement::name)
        .containsExactly(
            "containers", "members", "delimiter", "blockRules", "rolePrecedence", "end");
    assertThat(manifest.requiredChild("containers").children("container"))
        .extracting(container -> container.required("id"))
        .containsExactly("0", "100", "200", "300", "400", "32000");
    assertThat(manifest.requiredChild("members").children("member"))
        .filteredOn(member -> member.attribute("type").filter("federated"::equals).isPresent())
        .singleElement()
        .satisfies(
            member ->
                assertThat(member.path("allowedContainers", "container"))
                    .hasValueSatisfying(
                        container -> assertThat(container.required("id")).isEqualTo("32000")));
  }

  @Test
  void theOpenGrammarLetsTheBlockedSeeSomebodyOffline() {
    XmlElement list =
        ask(Body.of(TYPE, asking("publicationGrammar")))
            .groups()
            .get(0)
            .documents()
            .get(1)
            .requiredChild("publicationList");

    assertThat(list.children("publicationRule"))
        .filteredOn(rule -> rule.required("ruleType").equals("bootstrap"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.required("containerId")).isEqualTo("32000");
              assertThat(rule.path("categoryData", "state", "availability"))
                  .map(XmlElement::text)
                  .contains("18500");
            });
    assertThat(list.children("publicationRule"))
        .noneMatch(rule -> rule.required("containerId").equals("0"));
  }

  @Test
  void groupsThatNobodyKnowsAreLeftOut() {
    assertThat(ask(Body.of(TYPE, asking("publicProviders", "somethingNew", "placement"))).groups())
        .isEmpty();
  }

  @Test
  void aClientLearnsTheNameOfItsLocationProfile() {
    policies.set(PolicyScope.GLOBAL, "dialPlan.rules", "^0$ -> 0");
    assertThat(ask(Body.of(TYPE, REQUEST)).groups().get(0).settings())
        .containsEntry("ucLocationProfile", "litwareinc.com");
    policies.set(PolicyScope.GLOBAL, "ServerConfiguration.ucLocationProfile", "other");
    assertThat(ask(Body.of(TYPE, REQUEST)).groups().get(0).settings())
        .containsEntry("ucLocationProfile", "other");
  }

  private static String asking(String... groups) {
    return Xml.write(new ProvisioningGroupList(List.of(groups)).write());
  }

  @Test
  void whoStaysSubscribedIsToldOfAChangeThatConcernsHim() {
    provisioning.subscribe(request(Duration.ofHours(1), Optional.of(Body.of(TYPE, REQUEST))));

    policies.set(
        PolicyScope.user(SipUri.of("bob", "litwareinc.com")), "ucPolicy.EnableTeamCall", "true");
    policies.set(PolicyScope.GLOBAL, "endpointConfiguration.EnableTracing", "true");
    assertThat(notifier.take()).isEmpty();
    policies.set(PolicyScope.GLOBAL, "ucPolicy.EnableTeamCall", "true");

    assertThat(notifier.take())
        .singleElement()
        .satisfies(told -> assertThat(told.text()).contains("name=\"EnableTeamCall\">true<"));
  }

  @Test
  void theLocationServiceIsToldWhileThereAreLocations() {
    String address = "https://127.0.0.1:8443/locationinformation/liservice.svc";
    provisioning.subscribe(request(Duration.ofHours(1), Optional.of(Body.of(TYPE, REQUEST))));
    provisioning.changed();
    assertThat(notifier.take()).isEmpty();

    locations.set(true);
    provisioning.changed();

    assertThat(notifier.take())
        .singleElement()
        .satisfies(
            told ->
                assertThat(told.text())
                    .contains("<lisInternalUrl>" + address + "</lisInternalUrl>")
                    .contains("<lisExternalUrl>" + address + "</lisExternalUrl>"));
  }

  @Test
  void whoHasOnlyFetchedOrLeftIsToldNothing() {
    provisioning.subscribe(request(Duration.ZERO, Optional.empty()));
    provisioning.subscribe(request(Duration.ofHours(1), Optional.empty()));
    provisioning.ended(new SubscriptionId("1"));
    policies.set(PolicyScope.GLOBAL, "ucPolicy.EnableTeamCall", "true");
    assertThat(notifier.take()).isEmpty();
  }

  private ProvisionGroupList ask(Body body) {
    Opening opening = provisioning.subscribe(request(Duration.ZERO, Optional.of(body)));
    return ProvisionGroupList.read(Xml.read(opening.state().orElseThrow().bytes()));
  }

  private static SubscribeRequest request(Duration expires, Optional<Body> body) {
    return new SubscribeRequest(
        new SubscriptionId("1"),
        new EndpointId(ALICE, Epid.of("b34afb6ebb23")),
        ALICE,
        false,
        expires,
        List.of(),
        body);
  }
}
