package org.confab.ejb.directorysync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.core.directory.AccountNames;
import org.confab.protocol.sip.SipUri;

/** What users are called in the directory, in the database. */
@ApplicationScoped
@Transactional
public class JpaAccountNames implements AccountNames {
  private final EntityManager database;

  @Inject
  JpaAccountNames(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaAccountNames() {
    this(null);
  }

  /** A name of two people is nobody's, though only one of them has an account here. */
  @Override
  public Optional<SipUri> userOf(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return Optional.empty();
    }
    List<?> owners =
        database
            .createNativeQuery(
                "select e.owner from directory_logins l join directory_entries e on e.id = l.id"
                    + " where l.name = ?1")
            .setParameter(1, name.toLowerCase(Locale.ROOT))
            .setMaxResults(2)
            .getResultList();
    return owners.size() == 1 && owners.get(0) != null
        ? Optional.of(SipUri.parse("sip:" + owners.get(0)).aor())
        : Optional.empty();
  }

  @Override
  public boolean knows(SipUri aor) {
    return !database
        .createNativeQuery(
            "select l.name from directory_logins l join directory_entries e on e.id = l.id"
                + " where e.owner = ?1")
        .setParameter(1, aor.aor().address())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
