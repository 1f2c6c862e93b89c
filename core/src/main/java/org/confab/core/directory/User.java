package org.confab.core.directory;

import org.confab.protocol.sip.SipUri;

/**
 * A person of this deployment. Texts that are not known are empty.
 *
 * @param aor address of record
 * @param displayName name shown to others
 * @param email mail address
 * @param title job title
 * @param department department
 * @param office office
 * @param phone telephone number in E.164, such as {@code +14255550100}
 * @param enabled whether the user may sign in
 * @param affiliation where the user works
 */
public record User(
    SipUri aor,
    String displayName,
    String email,
    String title,
    String department,
    String office,
    String phone,
    boolean enabled,
    Affiliation affiliation) {
  /** Normalises the URI to its address of record. */
  public User {
    aor = aor.aor();
  }

  /** The same person, with an account that is enabled or not. */
  public User withEnabled(boolean enable) {
    return new User(aor, displayName, email, title, department, office, phone, enable, affiliation);
  }

  /** Somebody of whom it is not known where he works. */
  public User(
      SipUri aor,
      String displayName,
      String email,
      String title,
      String department,
      String office,
      String phone,
      boolean enabled) {
    this(aor, displayName, email, title, department, office, phone, enabled, Affiliation.NONE);
  }
}
