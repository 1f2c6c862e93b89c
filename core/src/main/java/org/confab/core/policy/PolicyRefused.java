package org.confab.core.policy;

/** A setting could not be changed; the message says why in a sentence for an administrator. */
public final class PolicyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unknown;

  PolicyRefused(boolean unknown, String message) {
    super(message);
    this.unknown = unknown;
  }

  /** Whether there is no such setting, value or user. */
  public boolean unknown() {
    return unknown;
  }
}
