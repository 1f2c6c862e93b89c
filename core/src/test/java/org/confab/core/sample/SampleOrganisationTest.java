package org.confab.core.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.confab.core.directory.Affiliation;
import org.confab.core.sample.SampleOrganisation.DistributionList;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class SampleOrganisationTest {
  private static final String USERS =
      """
      user,display name,title,department,office,phone,company,city,state,country
      alice,Alice Archer,Director,Sales,2/2110,+14255550111,Litware,Redmond,WA,US
      """;
  private static final String LISTS =
      """
      list,display name,members
      sales,Sales worldwide,alice emea
      """;

  @Test
  void namesBecomeAddressesOfTheDomain() {
    SampleOrganisation sample = SampleOrganisation.read("example.org", USERS, LISTS, "", "secret");

    assertThat(sample.users())
        .singleElement()
        .satisfies(
            alice -> {
              assertThat(alice.aor()).isEqualTo(SipUri.parse("sip:alice@example.org"));
              assertThat(alice.email()).isEqualTo("alice@example.org");
              assertThat(alice.phone()).isEqualTo("+14255550111");
              assertThat(alice.enabled()).isTrue();
              assertThat(alice.affiliation())
                  .isEqualTo(new Affiliation("Litware", "Redmond", "WA", "US"));
            });
    assertThat(sample.lists())
        .containsExactly(
            new DistributionList(
                "sales@example.org",
                "Sales worldwide",
                java.util.List.of("alice@example.org", "emea@example.org")));
  }

  @Test
  void aLineOfAnotherWidthIsRefused() {
    assertThatThrownBy(
            () -> SampleOrganisation.read("example.org", USERS + "bob,Bob\n", LISTS, "", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bob,Bob");
  }
}
