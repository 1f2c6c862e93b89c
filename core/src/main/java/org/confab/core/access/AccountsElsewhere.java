package org.confab.core.access;

/** The accounts of administrators are not kept by this server: it cannot add one. */
public final class AccountsElsewhere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says so. */
  public AccountsElsewhere() {
    super("The server has the accounts of administrators from another realm: add it there.");
  }
}
