package org.confab.ejb.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.Settings;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.DigestSecrets;
import org.confab.core.authentication.UserSecrets;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Credentials in the database, encrypted with the key of this instance. */
@ApplicationScoped
@Transactional
public class JpaCredentialStore implements CredentialStore {
  private final EntityManager database;
  private final SecretBox box;
  private final Consumer<KeptChange> changes;

  @Inject
  JpaCredentialStore(EntityManager database, Settings settings, Event<KeptChange> changes) {
    this(database, SecretBox.ofFile(settings.secretKeyFile()), changes::fire);
  }

  JpaCredentialStore(EntityManager database, SecretBox box, Consumer<KeptChange> changes) {
    this.database = database;
    this.box = box;
    this.changes = changes;
  }

  @Override
  public Optional<NtHash> find(SipUri aor) {
    return row(aor).flatMap(row -> row.open(box));
  }

  @Override
  public Optional<DigestSecrets> findDigest(SipUri aor) {
    List<DigestCredentialEntity> rows = digestRows(aor);
    Map<DigestAlgorithm, byte[]> hashes = new EnumMap<>(DigestAlgorithm.class);
    rows.forEach(row -> hashes.put(row.algorithm(), row.open(box)));
    return rows.stream().findFirst().map(row -> new DigestSecrets(aor.aor(), row.realm(), hashes));
  }

  @Override
  public void store(SipUri aor, UserSecrets secrets) {
    database.merge(new CredentialEntity(aor, secrets.ntHash(), box));
    digestRows(aor).forEach(database::remove);
    database.flush(); // or the new rows would meet the old ones
    secrets.digest().ifPresent(digest -> persist(aor, digest));
    changes.accept(new KeptChange(Kept.CREDENTIALS, aor.aor()));
  }

  private void persist(SipUri aor, DigestSecrets digest) {
    digest
        .hashes()
        .forEach(
            (algorithm, hashes) ->
                database.persist(
                    new DigestCredentialEntity(aor, algorithm, digest.realm(), hashes, box)));
  }

  private List<DigestCredentialEntity> digestRows(SipUri aor) {
    return database
        .createQuery(
            "select d from DigestCredentialEntity d where d.key.owner = :owner",
            DigestCredentialEntity.class)
        .setParameter("owner", CredentialEntity.key(aor))
        .getResultList();
  }

  @Override
  public boolean remove(SipUri aor) {
    Optional<CredentialEntity> row = row(aor);
    row.ifPresent(database::remove);
    digestRows(aor).forEach(database::remove);
    changes.accept(new KeptChange(Kept.CREDENTIALS, aor.aor()));
    return row.isPresent();
  }

  private Optional<CredentialEntity> row(SipUri aor) {
    return Optional.ofNullable(database.find(CredentialEntity.class, CredentialEntity.key(aor)));
  }
}
