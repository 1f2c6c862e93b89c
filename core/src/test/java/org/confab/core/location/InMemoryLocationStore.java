package org.confab.core.location;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/** Locations for tests. */
public final class InMemoryLocationStore implements LocationStore {
  private final Map<NetworkElement, LocationEntry> elements = new LinkedHashMap<>();
  private final Map<CivicAddress, Location> places = new LinkedHashMap<>();

  @Override
  public Map<NetworkElement, CivicAddress> find(Collection<NetworkElement> wanted) {
    return wanted.stream()
        .distinct()
        .filter(elements::containsKey)
        .collect(Collectors.toMap(one -> one, one -> elements.get(one).location().address()));
  }

  @Override
  public List<CivicAddress> inCity(City city, int most) {
    return places.keySet().stream()
        .filter(address -> City.of(address).equals(city))
        .sorted(
            Comparator.comparing((CivicAddress address) -> address.text(CivicPart.STREET))
                .thenComparing(address -> address.text(CivicPart.HOUSE_NUMBER))
                .thenComparing(address -> address.text(CivicPart.LOCATION)))
        .limit(most)
        .toList();
  }

  @Override
  public void add(List<LocationEntry> entries) {
    for (LocationEntry entry : entries) {
      places.put(entry.location().address(), entry.location());
      entry.element().ifPresent(element -> elements.put(element, entry));
    }
  }

  @Override
  public void replace(List<LocationEntry> entries) {
    elements.clear();
    places.clear();
    add(entries);
  }

  @Override
  public List<LocationEntry> all() {
    List<CivicAddress> used =
        elements.values().stream().map(entry -> entry.location().address()).toList();
    Stream<LocationEntry> alone =
        places.values().stream()
            .filter(place -> !used.contains(place.address()))
            .map(place -> new LocationEntry(java.util.Optional.empty(), "", place));
    return Stream.concat(elements.values().stream().map(this::current), alone)
        .sorted(LocationEntry.ORDER)
        .toList();
  }

  private LocationEntry current(LocationEntry entry) {
    return new LocationEntry(
        entry.element(), entry.description(), places.get(entry.location().address()));
  }

  @Override
  public long count() {
    return all().size();
  }
}
