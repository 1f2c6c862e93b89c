package org.confab.ejb.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/** A row of {@code users}. */
@Entity
@Table(name = "users")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class UserEntity {
  @Id
  @Column(length = 320)
  private String aor;

  @Column(name = "display_name")
  private String displayName;

  private String email;
  private String title;
  private String department;
  private String office;
  private String phone;
  private boolean enabled;

  /** For Hibernate. */
  protected UserEntity() {}

  UserEntity(User user) {
    aor = key(user.aor());
    set(user);
  }

  /** The primary key of a user: {@code user@domain} in lower case. */
  static String key(SipUri uri) {
    return uri.aor().address();
  }

  final void set(User user) {
    displayName = user.displayName();
    email = user.email();
    title = user.title();
    department = user.department();
    office = user.office();
    phone = user.phone();
    enabled = user.enabled();
  }

  User user() {
    return new User(
        SipUri.parse("sip:" + aor), displayName, email, title, department, office, phone, enabled);
  }
}
