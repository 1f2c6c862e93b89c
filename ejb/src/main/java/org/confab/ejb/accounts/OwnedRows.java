package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.confab.core.accounts.Belongings;
import org.confab.core.accounts.Inheritance;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.sip.SipUri;

/**
 * Every table that belongs to a user names him in a column {@code owner}. The database itself is
 * asked which they are, so that none can be forgotten here. What an administrator says of others'
 * superior names him too.
 */
@ApplicationScoped
@Transactional
public class OwnedRows implements Belongings, Inheritance {
  private static final String TABLES =
      "select table_name from information_schema.columns where lower(column_name) = 'owner'"
          + " and table_schema = current_schema order by table_name";

  private final EntityManager database;
  private final Consumer<KeptChange> changes;

  @Inject
  OwnedRows(EntityManager database, Event<KeptChange> changes) {
    this(database, changes::fire);
  }

  OwnedRows(EntityManager database, Consumer<KeptChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected OwnedRows() {
    this(null, change -> {});
  }

  @Override
  public void discard(SipUri owner) {
    changes.accept(new KeptChange(Kept.EVERYTHING, owner));
    for (String table : tables()) {
      database
          .createNativeQuery("delete from " + table + " where owner = :owner")
          .setParameter("owner", owner.aor().address())
          .executeUpdate();
    }
    database
        .createNativeQuery("delete from managers where superior = :owner")
        .setParameter("owner", owner.aor().address())
        .executeUpdate();
    database.flush();
    database.clear();
  }

  /** Conferences are called by their organiser's address; with it they end. */
  @Override
  public void pass(SipUri from, SipUri to) {
    changes.accept(new KeptChange(Kept.EVERYTHING, from));
    changes.accept(new KeptChange(Kept.EVERYTHING, to));
    database.flush();
    for (String table : tables()) {
      boolean conferences = table.toLowerCase(Locale.ROOT).startsWith("conference");
      String start =
          conferences ? "delete from " + table : "update " + table + " set owner = :heir";
      Query query = database.createNativeQuery(start + " where owner = :owner");
      query.setParameter("owner", from.aor().address());
      if (!conferences) {
        query.setParameter("heir", to.aor().address());
      }
      query.executeUpdate();
    }
    database
        .createNativeQuery("update managers set superior = :heir where superior = :owner")
        .setParameter("heir", to.aor().address())
        .setParameter("owner", from.aor().address())
        .executeUpdate();
    database.clear();
  }

  /** The tables with rows of users. */
  List<String> tables() {
    List<?> names = database.createNativeQuery(TABLES).getResultList();
    return names.stream().map(Object::toString).toList();
  }
}
