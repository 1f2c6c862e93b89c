package org.confab.ejb.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.conferencing.ConferenceRecord;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.ejb.authentication.SecretBox;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.sip.SipUri;

/** Conference records in the database: whatever a method has returned from is committed. */
@ApplicationScoped
@Transactional
public class JpaConferenceStore implements ConferenceStore {
  private final EntityManager database;
  private final SecretBox box;

  @Inject
  JpaConferenceStore(EntityManager database, Settings settings) {
    this(database, SecretBox.ofFile(settings.secretKeyFile()));
  }

  JpaConferenceStore(EntityManager database, SecretBox box) {
    this.database = database;
    this.box = box;
  }

  @Override
  public boolean insert(ConferenceRecord conference) {
    if (row(conference.organizer(), conference.id()).isPresent()) {
      return false;
    }
    database.persist(new ConferenceEntity(conference, box));
    return true;
  }

  @Override
  public Optional<ConferenceRecord> find(SipUri organizer, ConferenceId id) {
    return row(organizer, id).map(row -> row.record(box));
  }

  @Override
  public List<ConferenceRecord> unexpired(SipUri organizer, Instant now) {
    return database
        .createQuery(
            "select c from ConferenceEntity c where c.key.owner = :owner and c.expiresAt > :now"
                + " order by c.createdAt, c.conferenceId",
            ConferenceEntity.class)
        .setParameter("owner", ConferenceKeyColumns.owner(organizer))
        .setParameter("now", now)
        .getResultStream()
        .map(row -> row.record(box))
        .toList();
  }

  @Override
  public long countUnexpired(SipUri organizer, Instant now) {
    return database
        .createQuery(
            "select count(c) from ConferenceEntity c"
                + " where c.key.owner = :owner and c.expiresAt > :now",
            Long.class)
        .setParameter("owner", ConferenceKeyColumns.owner(organizer))
        .setParameter("now", now)
        .getSingleResult();
  }

  @Override
  public boolean replace(ConferenceRecord newer) {
    Optional<ConferenceEntity> row =
        locked(newer.organizer(), newer.id())
            .filter(found -> found.version() + 1 == newer.version());
    row.ifPresent(found -> found.set(newer, box));
    return row.isPresent();
  }

  @Override
  public void prolong(SipUri organizer, ConferenceId id, Instant expiry) {
    // Locked, for all columns are written: a change of the organizer's must not be undone.
    locked(organizer, id).ifPresent(row -> row.prolong(expiry));
  }

  @Override
  public boolean delete(SipUri organizer, ConferenceId id) {
    Optional<ConferenceEntity> row = row(organizer, id);
    row.ifPresent(database::remove);
    return row.isPresent();
  }

  @Override
  public void personGone(SipUri user) {
    String gone = ConferenceKeyColumns.owner(user);
    database
        .createQuery(
            "select distinct c from ConferenceEntity c join c.invitees i where i.invitee = :gone",
            ConferenceEntity.class)
        .setParameter("gone", gone)
        .getResultList()
        .forEach(row -> row.personGone(gone));
  }

  @Override
  public int deleteExpired(Instant before) {
    List<ConferenceEntity> expired =
        database
            .createQuery(
                "select c from ConferenceEntity c where c.expiresAt < :before",
                ConferenceEntity.class)
            .setParameter("before", before)
            .getResultList();
    expired.forEach(database::remove);
    return expired.size();
  }

  private Optional<ConferenceEntity> locked(SipUri organizer, ConferenceId id) {
    return Optional.ofNullable(
        database.find(
            ConferenceEntity.class,
            new ConferenceKeyColumns(organizer, id),
            LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<ConferenceEntity> row(SipUri organizer, ConferenceId id) {
    return Optional.ofNullable(
        database.find(ConferenceEntity.class, new ConferenceKeyColumns(organizer, id)));
  }
}
