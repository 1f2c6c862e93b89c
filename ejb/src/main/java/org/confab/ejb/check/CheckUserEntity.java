package org.confab.ejb.check;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.confab.ejb.authentication.SecretBox;
import org.confab.protocol.sip.SipUri;

/** A row of {@code check_users}. */
@Entity
@Table(name = "check_users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CheckUserEntity {
  @Id
  @Column(length = 320)
  private String owner;

  @Column private byte[] password;

  /** For Hibernate. */
  protected CheckUserEntity() {}

  CheckUserEntity(SipUri user, byte[] plain, SecretBox box) {
    owner = key(user);
    password = box.seal(plain, place(owner));
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String key(SipUri user) {
    return user.aor().address();
  }

  byte[] open(SecretBox box) {
    return box.open(password, place(owner));
  }

  /** A secret of another table does not open here. */
  private static String place(String owner) {
    return "check " + owner;
  }
}
