package org.confab.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.confab.core.SipDomains;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SearchStore} keeps to. */
public interface SearchStoreContract {
  /** The domains of the users who are found. */
  SipDomains SERVED = SipDomains.of("litwareinc.com", "fabrikam.com");

  /** Where the users of the search are kept; empty. */
  UserStore users();

  /** Searches in them. */
  SearchStore store();

  /** Somebody with all texts. */
  static User person(String name, String displayName, Affiliation work) {
    return new User(
            SipUri.of(name, "litwareinc.com"),
            displayName,
            name + ".mail@litwareinc.com",
            "Engineer",
            "Research",
            "4/1203",
            "+14255550100",
            true,
            work)
        .withNumbers(
            new Numbers("+39 02 555 1" + name.length(), "+39 333 5" + name.length(), "77"));
  }

  @BeforeEach
  default void threePeople() {
    UserStore users = users();
    users.add(
        person("carol", "Carol_Ann Castellano", new Affiliation("Lit 100%", "Milan", "", "IT")));
    users.add(person("bob", "Bergmann, Bob", new Affiliation("Litware", "Redmond", "WA", "US")));
    users.add(person("alice", "Alice Archer", Affiliation.NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "givenName, ALI, alice",
    "givenName, bob, bob",
    "sn, Cast, carol",
    "sn, bergmann, bob",
    "displayName, alice a, alice",
    "mail, bob.mail@LitwareInc.com, bob",
    "msRTCSIP-PrimaryUserAddress, sip:Carol@litwareinc.com, carol",
    "MSRTCSIP-primaryUserAddress, carol, carol",
    "title, engin, alice bob carol",
    "department, res, alice bob carol",
    "physicalDeliveryOfficeName, 4/, alice bob carol",
    "telephoneNumber, +1425, alice bob carol",
    "telephoneNumber, +1 (425) 555-, alice bob carol",
    "homePhone, +39025551, alice bob carol",
    "homePhone, +39 02 5551-3, bob",
    "mobile, +393335 5, alice carol",
    "otherTelephone, 7, alice bob carol",
    "company, litw, bob",
    "l, mil, carol",
    "st, wa, bob",
    "c, it, carol"
  })
  default void everyAttributeIsFoundByItsBeginning(String attribute, String value, String found) {
    assertThat(search(10, term(attribute, value))).isEqualTo(List.of(found.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "mail, Bob.Mail@LitwareInc.com, bob",
    "mail, bob.mail@LitwareInc.co,",
    "msRTCSIP-PrimaryUserAddress, sip:Carol@litwareinc.com, carol",
    "givenName, Ali,",
    "company, lit%,",
    "telephoneNumber, +1 (425) 555-0100, alice bob carol"
  })
  default void aWholeTextFindsThoseAloneWhoHaveItSo(String attribute, String value, String found) {
    DirectoryTerm term =
        DirectoryTerm.exactly(DirectoryAttribute.of(attribute).orElseThrow(), value);
    assertThat(search(10, term)).isEqualTo(found == null ? List.of() : List.of(found.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "GIVEN_NAME_KEYS, 262, bob",
    "SURNAME_KEYS, 2374, bob",
    "DISPLAY_NAME_KEYS, 25423272, alice",
    "GIVEN_NAME_KEYS, 2276526, carol",
    "SURNAME_KEYS, 9,",
    "SURNAME_KEYS, berg, bob"
  })
  default void namesAreFoundByTheLettersOnTheKeys(
      DirectoryAttribute attribute, String keys, String found) {
    assertThat(search(10, new DirectoryTerm(attribute, keys)))
        .isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  default void allTermsMustBeSatisfied() {
    assertThat(search(10, term("title", "eng"), term("c", "us"))).containsExactly("bob");
    assertThat(search(10, term("givenName", "bob"), term("c", "it"))).isEmpty();
    assertThat(search(10, term("givenName", "a"), term("givenName", "al")))
        .containsExactly("alice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_", "ali_e", "%alice", "a%", "!", "'", "carol\\_", "*", "lice"})
  default void nothingIsAWildcard(String value) {
    assertThat(search(10, term("givenName", value))).isEmpty();
  }

  @Test
  default void signsOfTheDatabaseAreFoundAsTheyAre() {
    assertThat(search(10, term("givenName", "carol_"))).containsExactly("carol");
    assertThat(search(10, term("company", "lit 100%"))).containsExactly("carol");
  }

  @Test
  default void noMoreThanTheLimitAreFoundInOrderOfTheirAddresses() {
    assertThat(search(2, term("title", "e"))).containsExactly("alice", "bob");
  }

  @Test
  default void changesOfUsersAreFoundAtOnce() {
    users().replace(person("alice", "Zoe Zimmer", Affiliation.NONE));
    users().remove(SipUri.of("bob", "litwareinc.com"));

    assertThat(search(10, term("givenName", "alice"))).isEmpty();
    assertThat(search(10, term("sn", "zim"))).containsExactly("alice");
    assertThat(search(10, term("sn", "berg"))).isEmpty();
  }

  @Test
  default void theDisabledAreNotFound() {
    User bob = users().find(SipUri.of("bob", "litwareinc.com")).orElseThrow();
    users().replace(bob.withEnabled(false));

    assertThat(search(10, term("sn", "berg"))).isEmpty();
  }

  @Test
  default void thoseOfADomainThatIsNotServedAreNotFoundAndTakeNobodysPlace() {
    users().add(user("adam", "contoso.com"));
    users().add(user("adam", "sip.litwareinc.com"));
    users().add(user("zoe", "fabrikam.com"));

    assertThat(search(4, term("title", "eng"))).containsExactly("alice", "bob", "carol", "zoe");
  }

  private static User user(String name, String domain) {
    return new User(SipUri.of(name, domain), name, "", "Engineer", "", "", "", true);
  }

  @Test
  default void whoWasFoundIsKnownWhole() {
    assertThat(store().search(List.of(term("sn", "berg")), SERVED, 1))
        .containsExactly(
            person("bob", "Bergmann, Bob", new Affiliation("Litware", "Redmond", "WA", "US")));
  }

  @Test
  default void manyTermsAreOneSearch() {
    DirectoryTerm[] terms =
        IntStream.range(0, 16).mapToObj(i -> term("title", "eng")).toArray(DirectoryTerm[]::new);
    assertThat(search(10, terms)).containsExactly("alice", "bob", "carol");
  }

  private List<String> search(int limit, DirectoryTerm... terms) {
    return store().search(Stream.of(terms).toList(), SERVED, limit).stream()
        .map(user -> user.aor().user())
        .toList();
  }

  private static DirectoryTerm term(String attribute, String value) {
    return new DirectoryTerm(DirectoryAttribute.of(attribute).orElseThrow(), value);
  }
}
