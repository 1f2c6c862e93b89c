package org.confab.ejb.errorreport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.errorreport.ErrorReportStore;
import org.confab.core.errorreport.ReceivedReport;
import org.confab.protocol.sip.SipUri;

/** Reports of clients in the database. */
@ApplicationScoped
@Transactional
public class JpaErrorReportStore implements ErrorReportStore {
  private final EntityManager database;

  @Inject
  JpaErrorReportStore(EntityManager database) {
    this.database = database;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaErrorReportStore() {
    this(null);
  }

  @Override
  public void add(List<ReceivedReport> reports, int most) {
    reports.forEach(report -> database.persist(new ErrorReportEntity(report)));
    database.flush();
    reports.stream().map(ReceivedReport::owner).distinct().forEach(owner -> keep(owner, most));
  }

  private void keep(SipUri owner, int most) {
    database
        .createQuery(
            "select r.id from ErrorReportEntity r where r.owner = :owner order by r.id desc",
            Long.class)
        .setParameter("owner", owner.address())
        .setFirstResult(most)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .ifPresent(
            oldest ->
                database
                    .createQuery(
                        "delete from ErrorReportEntity r where r.owner = :owner and r.id <= :id")
                    .setParameter("owner", owner.address())
                    .setParameter("id", oldest)
                    .executeUpdate());
  }

  @Override
  public List<ReceivedReport> newest(Optional<SipUri> owner, int most) {
    return database
        .createQuery(
            "select r from ErrorReportEntity r where :all = true or r.owner = :owner"
                + " order by r.id desc",
            ErrorReportEntity.class)
        .setParameter("all", owner.isEmpty())
        .setParameter("owner", owner.map(SipUri::address).orElse(""))
        .setMaxResults(most)
        .getResultStream()
        .map(ErrorReportEntity::received)
        .toList();
  }

  @Override
  public void removeBefore(Instant time) {
    database
        .createQuery("delete from ErrorReportEntity r where r.receivedAt < :time")
        .setParameter("time", time)
        .executeUpdate();
  }
}
