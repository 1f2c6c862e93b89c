package org.confab.ejb.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.core.location.City;
import org.confab.core.location.LocationEntry;
import org.confab.core.location.LocationStore;
import org.confab.core.location.NetworkElement;
import org.confab.protocol.location.CivicAddress;

/** Locations in the database; every look-up is one by keys. */
@ApplicationScoped
@Transactional
public class JpaLocationStore implements LocationStore {
  /** Keys in one query: more than a request has, fewer than a database takes. */
  private static final int AT_ONCE = 500;

  private static final String EMPTY_PLACES =
      " from LocationEntity l where not exists"
          + " (select n.element from NetworkElementEntity n where n.place = l)";

  private final EntityManager database;

  @Inject
  JpaLocationStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaLocationStore() {
    this(null);
  }

  @Override
  public Map<NetworkElement, CivicAddress> find(Collection<NetworkElement> elements) {
    Map<String, NetworkElement> wanted =
        elements.stream()
            .collect(Collectors.toMap(NetworkElement::key, Function.identity(), (a, same) -> a));
    return rows(wanted.keySet()).stream()
        .collect(Collectors.toMap(row -> wanted.get(row.key()), NetworkElementEntity::address));
  }

  private List<NetworkElementEntity> rows(Collection<String> keys) {
    return inParts(
        keys,
        part ->
            database
                .createQuery(
                    "select n from NetworkElementEntity n join fetch n.place"
                        + " where n.element in :keys",
                    NetworkElementEntity.class)
                .setParameter("keys", part)
                .getResultList());
  }

  private static <T> List<T> inParts(
      Collection<String> keys, Function<List<String>, List<T>> query) {
    List<String> all = List.copyOf(keys);
    List<T> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      found.addAll(query.apply(all.subList(from, Math.min(from + AT_ONCE, all.size()))));
    }
    return found;
  }

  @Override
  public List<CivicAddress> inCity(City city, int most) {
    return database
        .createQuery(
            "select l from LocationEntity l where l.cityKey = :city"
                + " order by l.street, l.houseNumber, l.location",
            LocationEntity.class)
        .setParameter("city", city.key())
        .setMaxResults(most)
        .getResultStream()
        .map(LocationEntity::address)
        .toList();
  }

  @Override
  public void add(List<LocationEntry> entries) {
    Map<String, LocationEntity> places = places(entries);
    Map<String, NetworkElementEntity> known =
        rows(entries.stream().flatMap(e -> e.element().stream()).map(NetworkElement::key).toList())
            .stream()
            .collect(Collectors.toMap(NetworkElementEntity::key, Function.identity()));
    entries.forEach(entry -> place(entry, places)); // first, so that inserts go in batches
    for (LocationEntry entry : entries) {
      LocationEntity place = place(entry, places);
      entry.element().ifPresent(element -> put(element, entry, place, known));
    }
  }

  private Map<String, LocationEntity> places(List<LocationEntry> entries) {
    List<String> keys =
        entries.stream()
            .map(entry -> LocationEntity.key(entry.location().address()))
            .distinct()
            .toList();
    Map<String, LocationEntity> known = new HashMap<>();
    inParts(
            keys,
            part ->
                database
                    .createQuery(
                        "select l from LocationEntity l where l.addressKey in :keys",
                        LocationEntity.class)
                    .setParameter("keys", part)
                    .getResultList())
        .forEach(row -> known.put(LocationEntity.key(row.address()), row));
    return known;
  }

  private LocationEntity place(LocationEntry entry, Map<String, LocationEntity> known) {
    LocationEntity place =
        known.computeIfAbsent(
            LocationEntity.key(entry.location().address()),
            key -> {
              LocationEntity added = new LocationEntity(entry.location());
              database.persist(added);
              return added;
            });
    place.set(entry.location());
    return place;
  }

  private void put(
      NetworkElement element,
      LocationEntry entry,
      LocationEntity place,
      Map<String, NetworkElementEntity> known) {
    NetworkElementEntity row = known.get(element.key());
    if (row == null) {
      NetworkElementEntity added = new NetworkElementEntity(element).at(place, entry.description());
      database.persist(added);
      known.put(element.key(), added);
    } else {
      row.at(place, entry.description());
    }
  }

  @Override
  public void replace(List<LocationEntry> entries) {
    database.createQuery("delete from NetworkElementEntity").executeUpdate();
    database.createQuery("delete from LocationEntity").executeUpdate();
    database.clear();
    add(entries);
  }

  @Override
  public List<LocationEntry> all() {
    Stream<LocationEntry> elements =
        database
            .createQuery(
                "select n from NetworkElementEntity n join fetch n.place",
                NetworkElementEntity.class)
            .getResultStream()
            .map(NetworkElementEntity::entry);
    Stream<LocationEntry> places =
        database
            .createQuery("select l" + EMPTY_PLACES, LocationEntity.class)
            .getResultStream()
            .map(place -> new LocationEntry(Optional.empty(), "", place.known()));
    return Stream.concat(elements, places).sorted(LocationEntry.ORDER).toList();
  }

  @Override
  public long count() {
    return count("select count(n) from NetworkElementEntity n")
        + count("select count(l)" + EMPTY_PLACES);
  }

  private long count(String query) {
    return database.createQuery(query, Long.class).getSingleResult();
  }
}
