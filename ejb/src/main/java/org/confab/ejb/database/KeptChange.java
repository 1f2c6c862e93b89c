package org.confab.ejb.database;

import org.confab.protocol.sip.SipUri;

/**
 * CDI event: rows that are kept of a user were changed or removed; observed once the transaction
 * has ended, by whatever answers from memory instead of the database.
 *
 * @param what which rows
 * @param user whose they are, or were
 */
public record KeptChange(Kept what, SipUri user) {
  /** What of users is answered from memory. */
  public enum Kept {
    /** Static category instances and containers. */
    PRESENCE,
    /** What follows from the password. */
    CREDENTIALS,
    /** Certificates of devices. */
    CERTIFICATES,
    /** All of it: the user is gone, or called otherwise. */
    EVERYTHING
  }

  /** Whether rows of that kind are among what has changed. */
  public boolean concerns(Kept kind) {
    return what == kind || what == Kept.EVERYTHING;
  }
}
