package org.confab.core.directory;

import java.time.Instant;
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
 * @param numbers further telephone numbers
 * @param ticketsNotBefore when the account was opened, disabled or got another password, whatever
 *     was last: what rests on a proof from before, such as a web ticket, holds no more
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
    Affiliation affiliation,
    Numbers numbers,
    Instant ticketsNotBefore) {
  /** Normalises the URI to its address of record. */
  public User {
    aor = aor.aor();
  }

  /** Somebody of whom a directory tells that. */
  private User(SipUri aor, Card card, boolean enabled, Instant ticketsNotBefore) {
    this(
        aor,
        card.displayName(),
        card.email(),
        card.title(),
        card.department(),
        card.office(),
        card.phone(),
        enabled,
        card.affiliation(),
        card.numbers(),
        ticketsNotBefore);
  }

  /** The same person, with an account that is enabled or not. */
  public User withEnabled(boolean enable) {
    return new User(aor, card(), enable, ticketsNotBefore);
  }

  /** The same person with another address. */
  public User withAddress(SipUri other) {
    return new User(other, card(), enabled, ticketsNotBefore);
  }

  /** The same person with other further numbers. */
  public User withNumbers(Numbers now) {
    Card card = new Card(displayName, email, title, department, office, phone, affiliation, now);
    return new User(aor, card, enabled, ticketsNotBefore);
  }

  /** The same person, whose tickets from before that time hold no more. */
  public User withTicketsNotBefore(Instant time) {
    return new User(aor, card(), enabled, time);
  }

  /** What is known of the person, whoever may sign in. */
  public Card card() {
    return new Card(displayName, email, title, department, office, phone, affiliation, numbers);
  }

  /** Whether that address, with or without {@code sip:}, in any spelling, is this user's. */
  public boolean isCalled(String address) {
    try {
      String uri = address.regionMatches(true, 0, "sip:", 0, 4) ? address : "sip:" + address;
      return SipUri.parse(uri).aor().equals(aor);
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }

  /** Whether what this user has proved still counts for the account as it is now. */
  public boolean isStill(User now) {
    return now.enabled() && now.aor.equals(aor) && now.ticketsNotBefore.equals(ticketsNotBefore);
  }

  /** Somebody whose account has not changed. */
  public User(
      SipUri aor,
      String displayName,
      String email,
      String title,
      String department,
      String office,
      String phone,
      boolean enabled,
      Affiliation affiliation) {
    this(
        aor,
        displayName,
        email,
        title,
        department,
        office,
        phone,
        enabled,
        affiliation,
        Numbers.NONE,
        Instant.EPOCH);
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
