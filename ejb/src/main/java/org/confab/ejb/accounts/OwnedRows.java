package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.confab.core.accounts.Belongings;
import org.confab.protocol.sip.SipUri;

/**
 * Every table that belongs to a user names him in a column {@code owner}. The database itself is
 * asked which they are, so that none can be forgotten here.
 */
@ApplicationScoped
@Transactional
public class OwnedRows implements Belongings {
  private static final String TABLES =
      "select table_name from information_schema.columns where lower(column_name) = 'owner'"
          + " and table_schema = current_schema order by table_name";

  private final EntityManager database;

  @Inject
  OwnedRows(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected OwnedRows() {
    this(null);
  }

  @Override
  public void discard(SipUri owner) {
    for (String table : tables()) {
      database
          .createNativeQuery("delete from " + table + " where owner = :owner")
          .setParameter("owner", owner.aor().address())
          .executeUpdate();
    }
    database.flush();
    database.clear();
  }

  /** The tables with rows of users. */
  List<String> tables() {
    List<?> names = database.createNativeQuery(TABLES).getResultList();
    return names.stream().map(Object::toString).toList();
  }
}
