package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.location.NetworkElement.Kind.MAC;
import static org.confab.core.location.NetworkElement.Kind.PORT;
import static org.confab.core.location.NetworkElement.Kind.SUBNET;
import static org.confab.core.location.NetworkElement.Kind.SWITCH;
import static org.confab.core.location.NetworkElement.Kind.WAP;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;
import org.junit.jupiter.api.Test;

/** What every store of locations does. */
public interface LocationStoreContract {
  /** An empty store. */
  LocationStore store();

  private static NetworkElement element(LocationEntry entry) {
    return entry.element().orElseThrow();
  }

  @Test
  default void whatIsInTheNetworkIsFoundWhereItWasEntered() {
    LocationStore store = store();
    CivicAddress one = Places.redmond("1");
    CivicAddress two = Places.redmond("2");
    String longest = "0x" + "ab".repeat(255);
    List<LocationEntry> entries =
        List.of(
            Places.at(one, WAP, "12-34-56-78-9A-BC"),
            Places.at(two, MAC, "12-34-56-78-9A-BC"),
            Places.at(one, SWITCH, "name:core one"),
            Places.at(two, PORT, "name:core one", "name:Gi1/0/7"),
            Places.at(two, PORT, "local:" + longest, "local:" + longest),
            Places.at(one, SUBNET, "10.0.0.0/8"),
            Places.at(two, SUBNET, "10.0.0.0/16"),
            Places.at(two, SUBNET, "2001:db8::/32"));

    store.add(entries);

    for (LocationEntry entry : entries) {
      assertThat(store.find(List.of(element(entry))))
          .isEqualTo(Map.of(element(entry), entry.location().address()));
    }
    assertThat(store.find(entries.stream().map(LocationStoreContract::element).toList()))
        .hasSize(entries.size());
    assertThat(store.all())
        .containsExactlyInAnyOrderElementsOf(entries)
        .isSortedAccordingTo(LocationEntry.ORDER);
    assertThat(store.count()).isEqualTo(entries.size());
  }

  @Test
  default void whatIsNotKnownIsNotFound() {
    LocationStore store = store();
    assertThat(store.find(List.of())).isEmpty();
    assertThat(store.find(List.of(element(Places.at(Places.redmond("1"), SUBNET, "::/0")))))
        .isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(store.count()).isZero();
  }

  @Test
  default void everyPartOfAnAddressIsKept() {
    LocationStore store = store();
    Map<CivicPart, String> parts = new java.util.EnumMap<>(CivicPart.class);
    for (CivicPart part : CivicPart.values()) {
      parts.put(part, part == CivicPart.COUNTRY ? "CZ" : "ž".repeat(part.longest()));
    }
    Location location = new Location(new CivicAddress(parts), Location.Validity.VALID);
    LocationEntry entry =
        new LocationEntry(
            Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8").element(),
            "the \"lab\"",
            location);

    store.add(List.of(entry));

    assertThat(store.all()).containsExactly(entry);
  }

  @Test
  default void enteringAgainMovesIt() {
    LocationStore store = store();
    store.add(List.of(Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8")));
    LocationEntry later = Places.at(Places.redmond("2"), SUBNET, "10.0.0.0/8");

    store.add(List.of(later));

    assertThat(store.find(List.of(element(later)))).containsValue(Places.redmond("2"));
    assertThat(store.all()).containsExactly(later, Places.alone(Places.redmond("1")));
    assertThat(store.count()).isEqualTo(2);
  }

  @Test
  default void aPlaceAloneIsKeptUntilSomethingIsThere() {
    LocationStore store = store();
    LocationEntry alone = Places.alone(Places.redmond("1"));
    store.add(List.of(alone));
    assertThat(store.all()).containsExactly(alone);

    LocationEntry there = Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8");
    store.add(List.of(there));
    assertThat(store.all()).containsExactly(there);
  }

  @Test
  default void anAddressIsVouchedForByTheLastWhoEntersIt() {
    LocationStore store = store();
    store.add(List.of(Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8")));
    store.add(
        List.of(
            new LocationEntry(
                Optional.empty(), "", new Location(Places.redmond("1"), Location.Validity.VALID))));

    assertThat(store.all())
        .singleElement()
        .satisfies(
            entry -> assertThat(entry.location().validity()).isEqualTo(Location.Validity.VALID));
  }

  @Test
  default void replacingForgetsWhatWas() {
    LocationStore store = store();
    store.add(
        List.of(
            Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8"),
            Places.alone(Places.redmond("2"))));
    List<LocationEntry> later = List.of(Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8"));

    store.replace(later);
    assertThat(store.all()).isEqualTo(later);

    store.replace(List.of());
    assertThat(store.count()).isZero();
    assertThat(store.inCity(City.of("US", "WA", "Redmond"), 9)).isEmpty();
  }

  @Test
  default void aCityIsFoundInAnyCaseItsLocationsInOrder() {
    LocationStore store = store();
    store.add(
        List.of(
            Places.alone(Places.redmond("2")),
            Places.alone(Places.redmond("1")),
            Places.at(Places.redmond("3"), SUBNET, "10.0.0.0/8"),
            Places.alone(Places.address("US", "OR", "Redmond", "4")),
            Places.alone(Places.address("US", "WA", "Redmonds", "5"))));

    assertThat(store.inCity(City.of("us", "wa", " REDMOND "), 9))
        .containsExactly(Places.redmond("1"), Places.redmond("2"), Places.redmond("3"));
    assertThat(store.inCity(City.of("US", "WA", "Redmond"), 2))
        .containsExactly(Places.redmond("1"), Places.redmond("2"));
    assertThat(store.inCity(City.of("US", "WA", ""), 9)).isEmpty();
  }

  @Test
  default void thousandsAreEnteredAndChangedAtOnce() {
    LocationStore store = store();
    List<LocationEntry> first = new ArrayList<>();
    List<LocationEntry> second = new ArrayList<>();
    for (int i = 0; i < 1_500; i++) {
      String subnet = "10." + i / 256 + "." + i % 256 + ".0/24";
      first.add(Places.at(Places.redmond("" + i % 700), SUBNET, subnet));
      second.add(Places.at(Places.redmond("" + (i + 1) % 700), SUBNET, subnet));
    }
    store.add(first);
    store.add(second);

    assertThat(store.count()).isEqualTo(1_500);
    assertThat(store.all()).containsExactlyInAnyOrderElementsOf(second);
    List<NetworkElement> asked =
        Stream.concat(
                second.stream().limit(300).map(LocationStoreContract::element),
                IntStream.range(0, 300)
                    .mapToObj(
                        i ->
                            element(
                                Places.at(
                                    Places.redmond("x"),
                                    SUBNET,
                                    "11." + i / 256 + "." + i % 256 + ".0/24"))))
            .toList();
    assertThat(store.find(asked)).hasSize(300);
  }
}
