package org.confab.core.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.location.NetworkElement.Kind.MAC;
import static org.confab.core.location.NetworkElement.Kind.PORT;
import static org.confab.core.location.NetworkElement.Kind.SUBNET;
import static org.confab.core.location.NetworkElement.Kind.SWITCH;
import static org.confab.core.location.NetworkElement.Kind.WAP;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.location.LocationFinder.Asker;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;
import org.confab.protocol.location.IpAddress;
import org.confab.protocol.location.LldpSubtypes;
import org.confab.protocol.location.LocationAnswer;
import org.confab.protocol.location.LocationAnswer.Code;
import org.confab.protocol.location.LocationRequest;
import org.confab.protocol.location.MacAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationFinderTest {
  private static final String ALICE = "sip:alice@litwareinc.com";
  private static final String HERE = "12-22-22-22-22-22";

  private final InMemoryLocationStore store = new InMemoryLocationStore();
  private final LocationFinder finder = new LocationFinder(store, SecondarySource.NONE);

  private static LocationRequest.Device seen(
      String wap, String mac, String chassis, String port, String subnet, String ip) {
    return new LocationRequest.Device(
        ALICE,
        given(wap).map(MacAddress::parse),
        Optional.of(40),
        given(mac).map(MacAddress::parse),
        given(chassis).map(LldpSubtypes.CHASSIS::parse),
        given(port).map(LldpSubtypes.PORT::parse),
        given(subnet).map(IpAddress::parse),
        given(ip).map(IpAddress::parse));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private List<String> found(LocationRequest request) {
    LocationAnswer answer = finder.answer(request, Asker.DEVICE);
    assertThat(answer.code() == Code.OK).isEqualTo(!answer.locations().isEmpty());
    return answer.locations().stream().map(a -> a.text(CivicPart.LOCATION)).toList();
  }

  @Test
  void everyMatchIsToldTheMostTellingFirst() {
    store.add(
        List.of(
            Places.at(Places.redmond("card"), MAC, HERE),
            Places.at(Places.redmond("subnet"), SUBNET, "192.168.0.0/24"),
            Places.at(Places.redmond("switch"), SWITCH, "name:core"),
            Places.at(Places.redmond("port"), PORT, "name:core", "name:Gi1"),
            Places.at(Places.redmond("air"), WAP, "00-11-22-33-44-55")));

    assertThat(
            found(
                seen(
                    "00-11-22-33-44-55",
                    HERE,
                    "name:core",
                    "name:Gi1",
                    "192.168.0.0",
                    "192.168.0.9")))
        .containsExactly("air", "port", "switch", "subnet", "card");
    assertThat(found(seen("", HERE, "name:core", "name:Gi2", "", "192.168.0.9")))
        .containsExactly("switch", "subnet", "card");
    assertThat(found(seen("", "", "", "name:Gi1", "", ""))).isEmpty();
  }

  @Test
  void aPlaceThatMatchesTwiceIsToldOnce() {
    store.add(
        List.of(
            Places.at(Places.redmond("1"), MAC, HERE),
            Places.at(Places.redmond("1"), SUBNET, "192.168.0.0/24")));
    assertThat(found(seen("", HERE, "", "", "192.168.0.0", ""))).containsExactly("1");
  }

  @ParameterizedTest
  @CsvSource({
    "'',10.1.2.3,floor",
    "'',10.1.3.3,building",
    "'',10.2.0.1,site",
    "'',11.0.0.1,''",
    "'',2001:db8:0:1::5,lab",
    "'',2001:db8:1::5,campus",
    "10.1.0.0,'',building",
    "10.1.2.0,'',floor",
    // a client that takes its network for larger than it is known
    "10.1.0.0,10.1.2.3,floor",
    "10.0.0.0,10.1.2.3,floor",
    // a smaller network begins where the client's begins
    "10.3.0.0,10.3.9.9,site",
    // two networks: the one that the client names, then the one of its address
    "10.1.2.0,2001:db8:1::5,floor campus",
    // an address translated on its way says nothing
    "10.1.2.0,172.16.0.1,floor",
  })
  void theSmallestKnownNetworkCounts(String subnet, String ip, String places) {
    store.add(
        List.of(
            Places.at(Places.redmond("site"), SUBNET, "10.0.0.0/8"),
            Places.at(Places.redmond("building"), SUBNET, "10.1.0.0/16"),
            Places.at(Places.redmond("floor"), SUBNET, "10.1.2.0/24"),
            Places.at(Places.redmond("corner"), SUBNET, "10.3.0.0/24"),
            Places.at(Places.redmond("campus"), SUBNET, "2001:db8::/32"),
            Places.at(Places.redmond("lab"), SUBNET, "2001:db8:0:1::/64")));

    assertThat(String.join(" ", found(seen("", "", "", "", subnet, ip)))).isEqualTo(places);
  }

  @Test
  void whereNothingMatchesNothingIsFound() {
    assertThat(finder.answer(seen("", HERE, "", "", "", "10.0.0.1"), Asker.DEVICE))
        .isEqualTo(LocationAnswer.failed(Code.NOT_FOUND));
    assertThat(finder.answer(seen("", "", "", "", "", ""), Asker.DEVICE).code())
        .isEqualTo(Code.NOT_FOUND);
    assertThat(
            finder
                .answer(new LocationRequest.City(ALICE, "US", "WA", "Redmond"), Asker.DEVICE)
                .code())
        .isEqualTo(Code.NOT_FOUND);
  }

  @Test
  void aCityTellsItsLocations() {
    store.add(
        List.of(
            Places.alone(Places.redmond("2")),
            Places.at(Places.redmond("1"), SUBNET, "10.0.0.0/8"),
            Places.alone(Places.address("CZ", "Praha", "Praha", "3"))));
    assertThat(found(new LocationRequest.City(ALICE, "us", "wa", "REDMOND")))
        .containsExactly("1", "2");
  }

  @Test
  void aBrokenStoreIsTheServersError() {
    LocationStore broken =
        new LocationStore() {
          @Override
          public Map<NetworkElement, CivicAddress> find(Collection<NetworkElement> elements) {
            throw new IllegalStateException("no database");
          }

          @Override
          public List<CivicAddress> inCity(City city, int most) {
            throw new IllegalStateException("no database");
          }

          @Override
          public void add(List<LocationEntry> entries) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void replace(List<LocationEntry> entries) {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<LocationEntry> all() {
            throw new UnsupportedOperationException();
          }

          @Override
          public long count() {
            throw new UnsupportedOperationException();
          }
        };
    LocationFinder failing = new LocationFinder(broken, SecondarySource.NONE);
    assertThat(failing.answer(seen("", HERE, "", "", "", ""), Asker.DEVICE).code())
        .isEqualTo(Code.SERVER_ERROR);
    assertThat(
            failing
                .answer(new LocationRequest.City(ALICE, "US", "WA", "Redmond"), Asker.DEVICE)
                .code())
        .isEqualTo(Code.SERVER_ERROR);
  }

  @Test
  void anotherServiceIsAskedForDevicesWhereNothingIsKnownHere() {
    List<LocationRequest> heard = new ArrayList<>();
    LocationFinder asking =
        new LocationFinder(
            store,
            request -> {
              heard.add(request);
              return List.of(Places.redmond("elsewhere"));
            });
    store.add(List.of(Places.at(Places.redmond("here"), MAC, HERE)));
    LocationRequest known = seen("", HERE, "", "", "", "");
    LocationRequest unknown = seen("", "", "", "", "", "192.0.2.1");

    assertThat(asking.answer(known, Asker.DEVICE).locations())
        .containsExactly(Places.redmond("here"));
    assertThat(heard).isEmpty();
    assertThat(asking.answer(unknown, Asker.DEVICE).locations())
        .containsExactly(Places.redmond("elsewhere"));
    assertThat(heard).containsExactly(unknown);
  }

  @Test
  void whatAnotherServiceAsksIsNotAskedOn() {
    LocationFinder asking =
        new LocationFinder(
            store,
            request -> {
              throw new AssertionError("round in circles");
            });

    assertThat(asking.answer(seen("", HERE, "", "", "", ""), Asker.SERVICE).code())
        .isEqualTo(Code.NOT_FOUND);
  }
}
