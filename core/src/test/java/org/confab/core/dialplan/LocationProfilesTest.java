package org.confab.core.dialplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.policy.MemoryPolicyStore;
import org.confab.core.policy.Policies;
import org.confab.core.policy.PolicyRefused;
import org.confab.core.policy.PolicyScope;
import org.confab.core.registrar.TestOrganisation;
import org.confab.protocol.dialplan.LocationProfile;
import org.confab.protocol.dialplan.NormalizationRule;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.Test;

class LocationProfilesTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final PolicyScope REDMOND = PolicyScope.site("redmond");
  private static final String ASK = "sip:alice@litwareinc.com;gruu;opaque=app:locationprofile:get";

  private final TestOrganisation organisation = new TestOrganisation();
  private final Policies policies = new Policies(new MemoryPolicyStore(), organisation);
  private final LocationProfiles profiles =
      new LocationProfiles(policies, organisation, "litwareinc.com");

  @Test
  void whoHasNoRulesHasNoProfile() {
    assertThat(profiles.of(ALICE)).isEmpty();
    refused(ASK + ";default", 404, 4007);
  }

  @Test
  void rulesOfTheNarrowerScopeStandBeforeThoseOfTheWiderOne() {
    policies.set(PolicyScope.GLOBAL, "dialPlan.rules", "^0$ -> 0");
    policies.set(REDMOND, "dialPlan.rules", "^1$ -> 1");
    policies.set(PolicyScope.user(ALICE), "dialPlan.rules", "^2$ -> 2");
    policies.set(PolicyScope.user(ALICE), "placement.site", "redmond");
    policies.set(PolicyScope.GLOBAL, "dialPlan.externalAccessPrefix", "9");
    policies.set(REDMOND, "dialPlan.externalAccessPrefix", "8");

    LocationProfile profile = read(ASK + ";default");

    assertThat(profile.rules())
        .extracting(NormalizationRule::translation)
        .containsExactly("2", "1", "0");
    assertThat(profile.externalAccessPrefix()).contains("8");
    assertThat(profile.name()).isEqualTo("litwareinc.com");
  }

  @Test
  void aProfileIsFoundByItsNameTheUsersOwnFirst() {
    policies.set(PolicyScope.GLOBAL, "dialPlan.rules", "^0$ -> 0");
    policies.set(REDMOND, "dialPlan.rules", "^1$ -> 1");
    policies.set(REDMOND, "dialPlan.name", "Redmond");

    assertThat(read(ASK + ";phone-context=redmond").rules())
        .extracting(NormalizationRule::translation)
        .containsExactly("1", "0");
    assertThat(read(ASK + ";phone-context=litwareinc.com").rules()).hasSize(1);
    refused(ASK + ";phone-context=paris", 404, 4007);
  }

  @Test
  void anUnknownUserAndAnAmbiguousRequestAreRefused() {
    policies.set(PolicyScope.GLOBAL, "dialPlan.rules", "^0$ -> 0");
    refused(ASK, 485, 4007);
    refused("sip:nobody@litwareinc.com;gruu;opaque=app:locationprofile:get;default", 404, 1003);
  }

  @Test
  void rulesThatCannotWorkAreNotStored() {
    assertThatThrownBy(() -> policies.set(PolicyScope.GLOBAL, "dialPlan.rules", "^($ -> 1"))
        .isInstanceOf(PolicyRefused.class);
    assertThat(policies.all()).isEmpty();
  }

  private LocationProfile read(String target) {
    Body answer = profiles.answer(SipUri.parse(target));
    assertThat(answer.contentType()).isEqualTo("application/ms-location-profile-definition+xml");
    return LocationProfile.read(Xml.read(answer.bytes()));
  }

  private void refused(String target, int status, int diagnostic) {
    assertThatThrownBy(() -> profiles.answer(SipUri.parse(target)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.diagnostic().id()).isEqualTo(diagnostic);
            });
  }
}
