package org.confab.ejb.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.certificates.CertificateStore;
import org.confab.core.certificates.ClientCertificate;
import org.confab.core.certificates.Fingerprint;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.sip.SipUri;

/** Certificates of users in the database. */
@ApplicationScoped
@Transactional
public class JpaCertificateStore implements CertificateStore {
  private final EntityManager database;
  private final Consumer<KeptChange> changes;

  @Inject
  JpaCertificateStore(EntityManager database, Event<KeptChange> changes) {
    this(database, changes::fire);
  }

  JpaCertificateStore(EntityManager database, Consumer<KeptChange> changes) {
    this.database = database;
    this.changes = changes;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected JpaCertificateStore() {
    this(null, change -> {});
  }

  @Override
  public void publish(ClientCertificate added) {
    changed(added);
    database
        .createQuery(
            "delete from CertificateEntity c where c.owner = :owner and c.device = :device")
        .setParameter("owner", CertificateEntity.key(added.owner()))
        .setParameter("device", added.device().value())
        .executeUpdate();
    database.persist(new CertificateEntity(added));
  }

  @Override
  public List<ClientCertificate> of(SipUri owner) {
    return database
        .createQuery(
            "select c from CertificateEntity c where c.owner = :owner order by c.issuedAt desc",
            CertificateEntity.class)
        .setParameter("owner", CertificateEntity.key(owner))
        .getResultList()
        .stream()
        .map(CertificateEntity::certificate)
        .toList();
  }

  @Override
  public Optional<ClientCertificate> find(Fingerprint sha256) {
    return database
        .createQuery(
            "select c from CertificateEntity c where c.sha256 = :sha256", CertificateEntity.class)
        .setParameter("sha256", sha256.hex())
        .getResultList()
        .stream()
        .map(CertificateEntity::certificate)
        .findFirst();
  }

  @Override
  public Optional<ClientCertificate> revoke(String serial, Instant at) {
    Optional<CertificateEntity> row =
        Optional.ofNullable(
                database.find(CertificateEntity.class, serial, LockModeType.PESSIMISTIC_WRITE))
            .filter(found -> !found.isRevoked());
    row.ifPresent(found -> found.revoke(at));
    Optional<ClientCertificate> revoked = row.map(CertificateEntity::certificate);
    revoked.ifPresent(this::changed);
    return revoked;
  }

  @Override
  public void remove(String serial) {
    Optional.ofNullable(database.find(CertificateEntity.class, serial))
        .map(CertificateEntity::certificate)
        .ifPresent(this::changed);
    database
        .createQuery("delete from CertificateEntity c where c.serial = :serial")
        .setParameter("serial", serial)
        .executeUpdate();
  }

  private void changed(ClientCertificate certificate) {
    changes.accept(new KeptChange(Kept.CERTIFICATES, certificate.owner()));
  }
}
