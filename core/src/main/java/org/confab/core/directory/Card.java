package org.confab.core.directory;

import org.confab.protocol.sip.SipUri;

/**
 * What a directory tells of somebody. Texts that are not known are empty.
 *
 * @param displayName name shown to others
 * @param email mail address
 * @param title job title
 * @param department department
 * @param office office
 * @param phone telephone number
 * @param affiliation where the person works
 * @param numbers further telephone numbers
 */
public record Card(
    String displayName,
    String email,
    String title,
    String department,
    String office,
    String phone,
    Affiliation affiliation,
    Numbers numbers) {

  /** Somebody without further numbers. */
  public Card(
      String displayName,
      String email,
      String title,
      String department,
      String office,
      String phone,
      Affiliation affiliation) {
    this(displayName, email, title, department, office, phone, affiliation, Numbers.NONE);
  }

  /** Somebody with this card who may sign in by that address. */
  public User user(SipUri aor) {
    String name = displayName.isEmpty() ? aor.user() : displayName;
    return new User(aor, name, email, title, department, office, phone, true, affiliation)
        .withNumbers(numbers);
  }
}
