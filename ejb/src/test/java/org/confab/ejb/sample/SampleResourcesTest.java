package org.confab.ejb.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.core.location.AddressValidator;
import org.confab.core.location.InMemoryLocationStore;
import org.confab.core.location.LocationAdministration;
import org.confab.core.location.NetworkElement;
import org.confab.core.sample.SampleOrganisation;
import org.confab.core.sample.SampleOrganisation.DistributionList;
import org.junit.jupiter.api.Test;

class SampleResourcesTest {
  private final SampleOrganisation sample = SampleResources.read("litwareinc.com");

  @Test
  void thePeopleAreThoseOfTheDocumentation() {
    assertThat(sample.password()).isEqualTo("Confab-1");
    assertThat(sample.users().stream().map(user -> user.aor().user()))
        .containsExactly("user1", "user2", "alice", "bob", "carol", "dan", "erin");
    assertThat(sample.users())
        .allSatisfy(
            user -> {
              assertThat(user.displayName()).isNotBlank();
              assertThat(user.title()).isNotBlank();
              assertThat(user.office()).isNotBlank();
              assertThat(user.phone()).matches("\\+[0-9]{8,15}");
            });
  }

  @Test
  void listsNameUsersAndListsThatExist() {
    Set<String> known =
        Stream.concat(
                sample.users().stream().map(user -> user.aor().address()),
                sample.lists().stream().map(DistributionList::address))
            .collect(Collectors.toSet());

    assertThat(sample.lists().stream().map(DistributionList::address))
        .containsExactly("sales@litwareinc.com", "emea@litwareinc.com");
    assertThat(sample.lists().stream().map(DistributionList::members).flatMap(List::stream))
        .isSubsetOf(known);
  }

  @Test
  void locationsAreThoseOfTheDocumentation() {
    LocationAdministration locations =
        new LocationAdministration(new InMemoryLocationStore(), () -> AddressValidator.NONE);

    locations.add(sample.locationTable());

    assertThat(locations.all())
        .extracting(entry -> entry.element().map(NetworkElement::id).orElse(""))
        .containsExactlyInAnyOrder("127.0.0.0/8", "10.39.0.0/16", "2001:db8:420::/48");
  }
}
