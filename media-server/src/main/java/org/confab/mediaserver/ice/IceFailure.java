package org.confab.mediaserver.ice;

/** Why an agent has ended by itself. */
public enum IceFailure {
  /** No pair of a component was proven in time. */
  NO_PAIR,
  /** The peer does not answer any more (RFC 7675). */
  CONSENT_LOST
}
