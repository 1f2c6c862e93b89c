package org.confab.ejb.kerberos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.confab.core.kerberos.KerberosNames;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/** Users' Kerberos names in the database. */
@ApplicationScoped
@Transactional
public class JpaKerberosNames implements KerberosNames {
  private final EntityManager database;

  @Inject
  JpaKerberosNames(EntityManager database) {
    this.database = database;
  }

  @Override
  public Optional<SipUri> userOf(KerberosName name) {
    return database
        .createQuery(
            "select n from KerberosNameEntity n where n.key = :key", KerberosNameEntity.class)
        .setParameter("key", KerberosNameEntity.key(name))
        .getResultList()
        .stream()
        .findFirst()
        .map(KerberosNameEntity::user);
  }

  @Override
  public Optional<KerberosName> nameOf(SipUri aor) {
    return row(aor).map(KerberosNameEntity::name);
  }

  @Override
  public boolean assign(SipUri aor, KerberosName name) {
    if (userOf(name).filter(owner -> !owner.equals(aor.aor())).isPresent()) {
      return false;
    }
    database.merge(new KerberosNameEntity(aor, name));
    return true;
  }

  @Override
  public boolean remove(SipUri aor) {
    Optional<KerberosNameEntity> row = row(aor);
    row.ifPresent(database::remove);
    return row.isPresent();
  }

  private Optional<KerberosNameEntity> row(SipUri aor) {
    return Optional.ofNullable(
        database.find(KerberosNameEntity.class, KerberosNameEntity.owner(aor)));
  }
}
