package org.confab.ejb.authentication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** A row of {@code credentials}. */
@Entity
@Table(name = "credentials")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CredentialEntity {
  @Id
  @Column(length = 320)
  private String owner;

  /** Absent if the user may not sign in with NTLM. */
  @Column(name = "nt_hash")
  private byte @Nullable [] ntHash;

  @Column(name = "key_id", length = 16)
  private String keyId;

  /** For Hibernate. */
  protected CredentialEntity() {}

  CredentialEntity(SipUri aor, Optional<NtHash> hash, SecretBox box) {
    owner = key(aor);
    ntHash = hash.map(plain -> box.seal(plain.bytes(), owner)).orElse(null);
    keyId = box.keyId();
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String key(SipUri uri) {
    return uri.aor().address();
  }

  Optional<NtHash> open(SecretBox box) {
    box.requireKey(keyId);
    return Optional.ofNullable(ntHash).map(bytes -> NtHash.of(box.open(bytes, owner)));
  }
}
