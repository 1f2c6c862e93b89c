package org.confab.ejb.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.confab.core.Settings;
import org.confab.core.authentication.CredentialStore;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** Credentials in the database, encrypted with the key of this instance. */
@ApplicationScoped
@Transactional
public class JpaCredentialStore implements CredentialStore {
  private final EntityManager database;
  private final SecretBox box;

  @Inject
  JpaCredentialStore(EntityManager database, Settings settings) {
    this(database, SecretBox.ofFile(settings.secretKeyFile()));
  }

  JpaCredentialStore(EntityManager database, SecretBox box) {
    this.database = database;
    this.box = box;
  }

  @Override
  public Optional<NtHash> find(SipUri aor) {
    return row(aor).map(row -> row.open(box));
  }

  @Override
  public void store(SipUri aor, NtHash hash) {
    database.merge(new CredentialEntity(aor, hash, box));
  }

  @Override
  public boolean remove(SipUri aor) {
    Optional<CredentialEntity> row = row(aor);
    row.ifPresent(database::remove);
    return row.isPresent();
  }

  private Optional<CredentialEntity> row(SipUri aor) {
    return Optional.ofNullable(database.find(CredentialEntity.class, CredentialEntity.key(aor)));
  }
}
