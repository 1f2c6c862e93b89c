package org.confab.ejb.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.conferencing.LiveRecord;
import org.confab.core.conferencing.LiveRecords;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** What outlives a crash, in the database: whatever a method has returned from is committed. */
@ApplicationScoped
@Transactional
public class JpaLiveRecords implements LiveRecords {
  private static final int MOST_AT_ONCE = 1000;

  private final EntityManager database;

  @Inject
  JpaLiveRecords(EntityManager database) {
    this.database = database;
  }

  @Override
  public Optional<LiveRecord> find(ConferenceUri focus) {
    return row(focus).map(LiveConferenceEntity::record);
  }

  @Override
  public void save(LiveRecord live) {
    Optional<LiveConferenceEntity> known = row(live.focus());
    if (known.isPresent()) {
      known.get().set(live);
    } else {
      database.persist(new LiveConferenceEntity(live));
    }
  }

  @Override
  public void delete(ConferenceUri focus) {
    row(focus).ifPresent(database::remove);
  }

  @Override
  public void personGone(SipUri user) {
    String gone = ConferenceKeyColumns.owner(user);
    database
        .createQuery(
            "select distinct l from LiveConferenceEntity l join l.members m where key(m) = :gone",
            LiveConferenceEntity.class)
        .setParameter("gone", gone)
        .getResultList()
        .forEach(row -> row.personGone(gone));
  }

  @Override
  public int deleteSavedBefore(Instant time) {
    List<LiveConferenceEntity> old =
        database
            .createQuery(
                "select l from LiveConferenceEntity l where l.savedAt < :time",
                LiveConferenceEntity.class)
            .setParameter("time", time)
            .setMaxResults(MOST_AT_ONCE)
            .getResultList();
    old.forEach(database::remove);
    return old.size();
  }

  private Optional<LiveConferenceEntity> row(ConferenceUri focus) {
    return Optional.ofNullable(
        database.find(
            LiveConferenceEntity.class, new ConferenceKeyColumns(focus.organizer(), focus.id())));
  }
}
