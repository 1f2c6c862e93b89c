package org.confab.ejb.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.organisation.OrganisationStore;
import org.confab.protocol.sip.SipUri;

/**
 * Who reports to whom, in the database. The directory names entries, which are looked up when
 * somebody asks: whatever these are called by then.
 */
@ApplicationScoped
@Transactional
public class JpaOrganisationStore implements OrganisationStore {
  private static final String ASSIGNED =
      "select m.owner, m.superior from managers m where m.owner in (:people)";

  private static final String IN_DIRECTORY =
      "select e.owner, coalesce(s.owner, o.address) from directory_entries e"
          + " join directory_entries s on s.name_key = e.manager_key"
          + " left join outsiders o on o.id = s.id where e.owner in (:people)";

  private static final String ASSIGNED_TO =
      "select m.owner from managers m join users u on u.aor = m.owner and u.enabled = true"
          + " where m.superior = :manager order by m.owner";

  private static final String TO_IN_DIRECTORY =
      "select e.owner from directory_entries s"
          + " join directory_entries e on e.manager_key = s.name_key"
          + " join users u on u.aor = e.owner and u.enabled = true"
          + " where s.owner = :manager"
          + " and not exists (select 1 from managers m where m.owner = e.owner) order by e.owner";

  private final EntityManager database;

  @Inject
  JpaOrganisationStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaOrganisationStore() {
    this(null);
  }

  @Override
  public Map<SipUri, SipUri> managers(Collection<SipUri> people) {
    if (people.isEmpty()) {
      return Map.of();
    }
    List<String> addresses = people.stream().map(uri -> uri.aor().address()).toList();
    Map<SipUri, SipUri> found = new HashMap<>();
    Stream.of(IN_DIRECTORY, ASSIGNED)
        .flatMap(question -> rows(question, addresses))
        .filter(row -> row[1] != null)
        .forEach(row -> found.put(uri(row[0]), uri(row[1])));
    return found;
  }

  private Stream<Object[]> rows(String question, List<String> addresses) {
    List<?> rows =
        database.createNativeQuery(question).setParameter("people", addresses).getResultList();
    return rows.stream().map(Object[].class::cast);
  }

  @Override
  public List<SipUri> reports(SipUri manager, int limit) {
    return Stream.of(ASSIGNED_TO, TO_IN_DIRECTORY)
        .flatMap(question -> addresses(question, manager, limit))
        .sorted()
        .limit(limit)
        .map(JpaOrganisationStore::uri)
        .toList();
  }

  private Stream<String> addresses(String question, SipUri manager, int limit) {
    List<?> rows =
        database
            .createNativeQuery(question)
            .setParameter("manager", manager.aor().address())
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(Object::toString);
  }

  @Override
  public void assign(SipUri user, Optional<SipUri> manager) {
    database
        .createNativeQuery("delete from managers where owner = :owner")
        .setParameter("owner", user.aor().address())
        .executeUpdate();
    manager.ifPresent(
        superior ->
            database
                .createNativeQuery(
                    "insert into managers (owner, superior) values (:owner, :superior)")
                .setParameter("owner", user.aor().address())
                .setParameter("superior", superior.aor().address())
                .executeUpdate());
  }

  private static SipUri uri(Object address) {
    return SipUri.parse("sip:" + address);
  }
}
