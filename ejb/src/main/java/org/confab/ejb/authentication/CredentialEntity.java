package org.confab.ejb.authentication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;

/** A row of {@code credentials}. */
@Entity
@Table(name = "credentials")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CredentialEntity {
  @Id
  @Column(length = 320)
  private String owner;

  @Column(name = "nt_hash")
  private byte[] ntHash;

  @Column(name = "key_id", length = 16)
  private String keyId;

  /** For Hibernate. */
  protected CredentialEntity() {}

  CredentialEntity(SipUri aor, NtHash hash, SecretBox box) {
    owner = key(aor);
    ntHash = box.seal(hash.bytes(), owner);
    keyId = box.keyId();
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String key(SipUri uri) {
    return uri.aor().address();
  }

  NtHash open(SecretBox box) {
    if (!keyId.equals(box.keyId())) {
      throw new IllegalStateException(
          "credentials are encrypted with key " + keyId + ", but the key here is " + box.keyId());
    }
    return NtHash.of(box.open(ntHash, owner));
  }
}
