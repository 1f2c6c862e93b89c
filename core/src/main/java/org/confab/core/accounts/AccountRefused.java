package org.confab.core.accounts;

import org.confab.protocol.sip.SipUri;

/**
 * An account could not be opened or changed; the message says why in a sentence for an
 * administrator.
 */
public final class AccountRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why an account is refused. */
  public enum Why {
    /** The address is no SIP URI of a user. */
    BAD_ADDRESS,
    /** The address is of another domain than this deployment's. */
    FOREIGN_DOMAIN,
    /** The password is empty or too long. */
    BAD_PASSWORD,
    /** A text is longer than what is stored. */
    TOO_LONG,
    /** There is a user of that address. */
    EXISTS,
    /** There is no user of that address. */
    UNKNOWN
  }

  private final Why why;

  AccountRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** There is no user of that address. */
  public static AccountRefused unknown(SipUri aor) {
    return new AccountRefused(Why.UNKNOWN, "there is no user " + aor.aor().asString());
  }

  /** The kind of refusal. */
  public Why why() {
    return why;
  }
}
