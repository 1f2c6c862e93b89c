package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.confab.core.conferencing.Conferencing.user;

import java.time.Duration;
import org.confab.core.Refused;
import org.confab.core.policy.MemoryPolicyStore;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyRefused;
import org.confab.core.policy.PolicyScope;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** The policy says how many take part, and everything else follows. */
class MeetingSizeTest {
  private static final String SETTING = "meetingPolicy.MeetingSize";

  private final Conferencing conferencing = new Conferencing();
  private final MemoryPolicyStore store = new MemoryPolicyStore();

  private MeetingRules rules() {
    return new MeetingPolicies(
        new Policies(store, new Organisation()), () -> ConferencingLimits.DEFAULT.size().usual());
  }

  private String conferenceOf(int people) {
    conferencing.mcus.types.add(McuType.CHAT);
    String focus = conferencing.add("alice", "AB12CD34", "anonymous", "");
    for (int i = 0; i < people; i++) {
      conferencing.join(focus, "user" + i);
    }
    return focus;
  }

  @Test
  void whereNoPolicySaysSomethingItIsWhatR2Holds() {
    assertThat(rules().size(user("alice"))).isEqualTo(250);
  }

  @Test
  void aPolicyRaisesItUpToTheCeiling() {
    Policies policies = new Policies(store, new Organisation());
    policies.set(PolicyScope.GLOBAL, SETTING, "1000");
    assertThat(rules().size(user("alice"))).isEqualTo(1000);
    policies.set(PolicyScope.user(user("alice")), SETTING, "2");
    assertThat(rules().size(user("alice"))).isEqualTo(2);
    assertThatThrownBy(() -> policies.set(PolicyScope.GLOBAL, SETTING, "1001"))
        .isInstanceOf(PolicyRefused.class)
        .hasMessageContaining("2 to 1000");
  }

  @Test
  void aValueOfAnOlderServerBeyondTheCeilingCountsAsTheCeiling() {
    conferencing.rules.size = 10_000;
    String focus = conferenceOf(1000);
    assertThatThrownBy(() -> conferencing.join(focus, "onemore")).hasMessageContaining("full");
  }

  @Test
  void moreThanTwoHundredAndFiftyComeInSubscribeAndReachTheMcu() {
    conferencing.rules.size = 300;
    String focus = conferenceOf(300);
    assertThatThrownBy(() -> conferencing.join(focus, "onemore"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("full");
    ConferenceUri chat = ConferenceUri.parse(focus).orElseThrow().mcu(McuType.CHAT);
    assertThat(conferencing.focus.mcus().describe(chat, 1).maximumLegs()).isEqualTo(2000);
    for (int i = 0; i < 600; i++) {
      SubscribeRequest one = subscription(focus, "s" + i);
      assertThatCode(() -> conferencing.focus.events().subscribe(one)).doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> conferencing.focus.events().subscribe(subscription(focus, "s600")))
        .hasMessageContaining("too many subscriptions");
  }

  @Test
  void aSmallConferenceTakesLittle() {
    conferencing.rules.size = 10;
    String focus = conferenceOf(1);
    ConferenceUri chat = ConferenceUri.parse(focus).orElseThrow().mcu(McuType.CHAT);
    assertThat(conferencing.focus.mcus().describe(chat, 1).maximumLegs()).isEqualTo(80);
  }

  private static SubscribeRequest subscription(String focus, String id) {
    return new SubscribeRequest(
        new SubscriptionId(id),
        Conferencing.endpoint("user0"),
        SipUri.parse(focus),
        false,
        Duration.ofHours(1),
        java.util.List.of(ConferenceDocument.CONTENT_TYPE),
        java.util.Optional.empty());
  }
}
