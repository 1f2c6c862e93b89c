package org.confab.ejb.kerberos;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.confab.protocol.kerberos.KerberosName;
import org.confab.protocol.sip.SipUri;

/** A row of {@code kerberos_names}. */
@Entity
@Table(name = "kerberos_names")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class KerberosNameEntity {
  @Id
  @Column(length = 320)
  private String owner;

  /** As it was given. */
  @Column(length = 511)
  private String principal;

  /** In lower case; unique. */
  @Column(name = "principal_key", length = 511)
  private String key;

  /** For Hibernate. */
  protected KerberosNameEntity() {}

  KerberosNameEntity(SipUri aor, KerberosName name) {
    owner = owner(aor);
    principal = name.asString();
    key = key(name);
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String owner(SipUri uri) {
    return uri.aor().address();
  }

  /** How a name is looked for. */
  static String key(KerberosName name) {
    return name.asString().toLowerCase(Locale.ROOT);
  }

  SipUri user() {
    return SipUri.parse("sip:" + owner);
  }

  KerberosName name() {
    return KerberosName.parse(principal);
  }
}
