package org.confab.ejb.authentication;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.confab.protocol.digest.DigestAlgorithm;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** A row of {@code digest_credentials}. */
@Entity
@Table(name = "digest_credentials")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DigestCredentialEntity {
  /** The primary key: one row for each algorithm of a user. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(length = 320)
    private String owner;

    @Column(length = 16)
    private String algorithm;

    /** For Hibernate. */
    protected Key() {}

    Key(String owner, String algorithm) {
      this.owner = owner;
      this.algorithm = algorithm;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && owner.equals(that.owner)
          && algorithm.equals(that.algorithm);
    }

    @Override
    public int hashCode() {
      return Objects.hash(owner, algorithm);
    }
  }

  @EmbeddedId private Key key;

  @Column(length = 255)
  private String realm;

  private byte[] hashes;

  @Column(name = "key_id", length = 16)
  private String keyId;

  /** For Hibernate. */
  protected DigestCredentialEntity() {}

  DigestCredentialEntity(
      SipUri aor, DigestAlgorithm algorithm, String realm, byte[] hashes, SecretBox box) {
    this.key = new Key(CredentialEntity.key(aor), algorithm.token());
    this.realm = realm;
    this.hashes = box.seal(hashes, bound());
    this.keyId = box.keyId();
  }

  /** What the secret belongs to: in another row it does not open. */
  private String bound() {
    return key.owner + '\n' + key.algorithm + '\n' + realm;
  }

  DigestAlgorithm algorithm() {
    return DigestAlgorithm.of(key.algorithm)
        .orElseThrow(() -> new IllegalStateException("unknown algorithm " + key.algorithm));
  }

  String realm() {
    return realm;
  }

  byte[] open(SecretBox box) {
    box.requireKey(keyId);
    return box.open(hashes, bound());
  }
}
