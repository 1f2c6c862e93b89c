package org.confab.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.clients.ClientAction;
import org.confab.core.registrar.TestOrganisation;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  private static final String POLLS = "meetingPolicy.AllowPolls";
  private static final PolicySetting ALLOW_POLLS = PolicySettings.find(POLLS).orElseThrow();

  private final PolicyStore store = new MemoryPolicyStore();
  private final Policies policies = new Policies(store, new TestOrganisation());

  private Optional<String> polls(SipUri user) {
    return policies.value(user, ALLOW_POLLS);
  }

  @Test
  void theNarrowestScopeThatSaysSomethingCounts() {
    policies.set(PolicyScope.user(ALICE), "placement.site", "redmond");
    assertThat(polls(ALICE)).isEmpty();
    policies.set(PolicyScope.GLOBAL, POLLS, "true");
    assertThat(polls(ALICE)).contains("true");
    policies.set(PolicyScope.site("Redmond"), POLLS, "false");
    assertThat(polls(ALICE)).contains("false");
    assertThat(polls(BOB)).contains("true");
    policies.set(PolicyScope.user(ALICE), POLLS, "TRUE");
    assertThat(polls(ALICE)).contains("true");
    policies.unset(PolicyScope.user(ALICE), POLLS);
    assertThat(polls(ALICE)).contains("false");
  }

  @Test
  void whoHasNoSiteOfHisOwnBelongsToEverybodys() {
    policies.set(PolicyScope.GLOBAL, "placement.site", "main");
    policies.set(PolicyScope.site("main"), POLLS, "true");
    assertThat(polls(ALICE)).contains("true");
  }

  @Test
  void whatIsSetOutlivesARestart() {
    policies.set(PolicyScope.user(ALICE), POLLS, "true");
    Policies restarted = new Policies(store, new TestOrganisation());
    assertThat(restarted.value(ALICE, ALLOW_POLLS)).contains("true");
  }

  @Test
  void everyChangeIsTold() {
    List<String> told = new ArrayList<>();
    policies.listen(() -> told.add("changed"));
    policies.set(PolicyScope.GLOBAL, POLLS, "true");
    policies.unset(PolicyScope.GLOBAL, POLLS);
    assertThat(told).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "global | meetingPolicy.Nonsense | true | there is no setting 'meetingPolicy.Nonsense'",
        "global | meetingPolicy.AllowPolls | perhaps"
            + " | meetingPolicy.AllowPolls: it takes true or false, not 'perhaps'",
        "global | ServerConfiguration.ucMinMediaPort | 80"
            + " | ServerConfiguration.ucMinMediaPort: it takes a number from 1024 to 65535, not"
            + " '80'",
        "sip:alice@litwareinc.com | ServerConfiguration.organization | Litware"
            + " | ServerConfiguration.organization cannot be set for sip:alice@litwareinc.com",
        "sip:mallory@litwareinc.com | meetingPolicy.AllowPolls | true"
            + " | there is no user sip:mallory@litwareinc.com"
      })
  void badSettingsAreRefusedAndNothingIsStored(
      String scope, String name, String value, String why) {
    assertThatExceptionOfType(PolicyRefused.class)
        .isThrownBy(() -> policies.set(PolicyScope.parse(scope), name, value))
        .withMessage(why);
    assertThat(store.all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ServerConfiguration.helpdeskInternalUrl=ftp://x",
        "ServerConfiguration.mrasUri=nonsense",
        "placement.site=Not A Site",
        "placement.homeServer=sip:alice@litwareinc.com",
        "clients.rules=forbid everything",
        "ServerConfiguration.organization=two\u0007lines"
      })
  void valuesAreTyped(String setting) {
    String[] parts = setting.split("=", 2);
    assertThatExceptionOfType(PolicyRefused.class)
        .isThrownBy(() -> policies.set(PolicyScope.GLOBAL, parts[0], parts[1]));
  }

  @Test
  void whatIsNotSetCannotBeTakenBack() {
    assertThatExceptionOfType(PolicyRefused.class)
        .isThrownBy(() -> policies.unset(PolicyScope.GLOBAL, POLLS))
        .withMessage("meetingPolicy.AllowPolls is not set for global")
        .matches(PolicyRefused::unknown);
  }

  @Test
  void everySettingHasANameOfItsOwnAndADefaultThatItTakes() {
    assertThat(PolicySettings.ALL).extracting(PolicySetting::name).doesNotHaveDuplicates();
    for (PolicySetting setting : PolicySettings.ALL) {
      assertThat(setting.name()).hasSizeLessThanOrEqualTo(96);
      setting
          .otherwise()
          .ifPresent(value -> assertThat(setting.type().checked(value)).isEqualTo(value));
    }
  }

  @Test
  void registrationsAskWhatIsSet() {
    SignInPolicies signIn = new SignInPolicies(policies, "sip.litwareinc.com");
    assertThat(signIn.homeElsewhere(ALICE)).isEmpty();
    assertThat(signIn.clientRules(ALICE).of("Sipe/1").action()).isEqualTo(ClientAction.ALLOW);
    policies.set(PolicyScope.GLOBAL, "clients.rules", "block Sipe");
    policies.set(PolicyScope.user(ALICE), "placement.homeServer", "sip:pool2.litwareinc.com:5061");
    policies.set(PolicyScope.user(BOB), "placement.homeServer", "sip:SIP.litwareinc.com");
    assertThat(signIn.homeElsewhere(ALICE)).contains(SipUri.parse("sip:pool2.litwareinc.com:5061"));
    assertThat(signIn.homeElsewhere(BOB)).isEmpty();
    assertThat(signIn.clientRules(BOB).of("Sipe/1").action()).isEqualTo(ClientAction.BLOCK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"global", "site:redmond", "sip:alice@litwareinc.com"})
  void scopesAreReadAndWritten(String text) {
    assertThat(PolicyScope.parse(text).asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "everybody", "site:", "site:a b", "sip:litwareinc.com", "alice"})
  void otherWordsAreNoScopes(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> PolicyScope.parse(text));
  }
}
