package org.confab.core.directorysync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.confab.core.accounts.Accounts;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryReaderTest {
  private final EntryReader active = new EntryReader(AttributeMap.ofActiveDirectory());
  private final EntryReader other = new EntryReader(AttributeMap.ofOthers());

  private static RawEntry raw(String objectClass, String... attributes) {
    Map<String, List<String>> all = new HashMap<>();
    all.put("objectclass", List.of("top", objectClass));
    for (String attribute : attributes) {
      String[] parts = attribute.split("=", 2);
      all.merge(
          parts[0],
          List.of(parts[1]),
          (one, two) -> java.util.stream.Stream.concat(one.stream(), two.stream()).toList());
    }
    return new RawEntry(
        Entries.id("x"),
        Entries.at("x"),
        all,
        List.of(Entries.at("y")),
        Optional.empty(),
        Optional.empty());
  }

  private static DirectoryPerson person(EntryReader reader, String... attributes) {
    return (DirectoryPerson) reader.read(raw("user", attributes));
  }

  @ParameterizedTest
  @CsvSource({
    "msRTCSIP-PrimaryUserAddress=sip:Alice@litwareinc.com, sip:alice@litwareinc.com",
    "proxyAddresses=SIP:alice@litwareinc.com, sip:alice@litwareinc.com",
    "proxyAddresses=SMTP:alice@litwareinc.com, ''",
    "proxyAddresses=tel:+14255550100, ''",
    "msRTCSIP-PrimaryUserAddress=nobody, ''",
    "mail=alice@litwareinc.com, ''"
  })
  void theAddressOfActiveDirectory(String attribute, String address) {
    assertThat(person(active, attribute).address())
        .isEqualTo(Optional.of(address).filter(a -> !a.isEmpty()).map(SipUri::parse));
  }

  @Test
  void ofManyAddressesTheFirstOfTheRightKindCounts() {
    assertThat(
            person(
                    active,
                    "proxyAddresses=smtp:a@litwareinc.com",
                    "proxyAddresses=sip:b@litwareinc.com",
                    "proxyAddresses=sip:c@litwareinc.com")
                .address())
        .contains(SipUri.parse("sip:b@litwareinc.com"));
    assertThat(person(other, "mail=alice@litwareinc.com").address())
        .contains(SipUri.parse("sip:alice@litwareinc.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "userAccountControl=512, true",
    "userAccountControl=514, false",
    "userAccountControl=66050, false",
    "msRTCSIP-UserEnabled=TRUE, true",
    "msRTCSIP-UserEnabled=FALSE, false",
    "mail=a@b, true"
  })
  void whoMaySignInByActiveDirectory(String attribute, boolean enabled) {
    assertThat(person(active, attribute).enabled()).isEqualTo(enabled);
  }

  @Test
  void whoIsLockedByAPasswordPolicyMayNotSignIn() {
    assertThat(person(other, "pwdAccountLockedTime=000001010000Z").enabled()).isFalse();
    assertThat(person(other, "sn=a").enabled()).isTrue();
  }

  @Test
  void anAccountControlThatIsNoNumberMakesNoSense() {
    assertThatIllegalArgumentException().isThrownBy(() -> person(active, "userAccountControl=x"));
  }

  @ParameterizedTest
  @CsvSource({
    "+1 (425) 555-0100, +14255550100",
    "tel:+14255550100, +14255550100",
    "+14255550100;ext=12, +14255550100",
    "555 0100 x12, 5550100",
    "reception, ''"
  })
  void numbersForPeopleBecomeNumbersForMachines(String written, String number) {
    assertThat(person(active, "telephoneNumber=" + written).card().phone()).isEqualTo(number);
  }

  @Test
  void groupsAreKnownByTheirClass() {
    DirectoryGroup group =
        (DirectoryGroup)
            active.read(
                raw("group", "mail=Sales@litwareinc.com", "cn=Sales", "hideDLMembership=TRUE"));
    assertThat(group.address().orElseThrow().asString()).isEqualTo("sales@litwareinc.com");
    assertThat(group.hidden()).isTrue();
    assertThat(group.members()).containsExactly(Entries.at("y"));
    assertThat(other.read(raw("groupOfNames", "cn=Sales"))).isInstanceOf(DirectoryGroup.class);
    assertThatIllegalArgumentException().isThrownBy(() -> other.read(raw("group", "mail=no mail")));
  }

  @Property
  void whateverATextHoldsItIsCutToWhatIsStored(@ForAll String text) {
    String name = person(active, "displayName=" + text).card().displayName();
    assertThat(name.length()).isLessThanOrEqualTo(Accounts.MAX_NAME);
    assertThat(name.chars().noneMatch(c -> c < ' ')).isTrue();
  }

  @Test
  void aLongNameIsNotCutInTheMiddleOfACharacter() {
    String smile = new String(Character.toChars(0x1F600));
    String name = person(active, "displayName=" + "a".repeat(255) + smile).card().displayName();
    assertThat(name).isEqualTo("a".repeat(255));
  }

  @Test
  void otherAttributesMayBeNamed() {
    AttributeMap map =
        AttributeMap.ofActiveDirectory().with("sip = mail ; phone=ipPhone|mobile; office=");
    DirectoryPerson alice =
        person(
            new EntryReader(map),
            "mail=alice@litwareinc.com",
            "mobile=+39 02 555",
            "physicalDeliveryOfficeName=4/1");
    assertThat(alice.address()).contains(SipUri.parse("sip:alice@litwareinc.com"));
    assertThat(alice.card().phone()).isEqualTo("+3902555");
    assertThat(alice.card().office()).isEmpty();
    assertThat(map.all()).contains("ipPhone", "mobile").doesNotContain("proxyAddresses");
  }

  @ParameterizedTest
  @CsvSource({"shoe=size", "sip", "sip=*)(uid=*", "sip=a|b|c|d|e|f|g|h|i"})
  void whatIsNoAttributeIsRefused(String changes) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> AttributeMap.ofOthers().with(changes));
  }

  @Test
  void anAccountMayEndAtATime() {
    assertThat(person(active, "accountExpires=134116128000000000").expires())
        .contains(Instant.parse("2025-12-31T00:00:00Z"));
    assertThat(person(active, "accountExpires=0").expires()).isEmpty();
    assertThat(person(other, "krbPrincipalExpiration=20261231235959Z").expires())
        .contains(Instant.parse("2026-12-31T23:59:59Z"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> person(active, "accountExpires=tomorrow"));
  }

  @Test
  void somebodyIsCalledByHisAccountAndByItWithARealm() {
    assertThat(
            person(active, "sAMAccountName=AArcher", "userPrincipalName=a.archer@AD.TEST").logins())
        .containsExactlyInAnyOrder("aarcher", "a.archer@ad.test", "aarcher@litware");
    assertThat(person(other, "uid=alice").logins()).containsExactly("alice");
  }
}
