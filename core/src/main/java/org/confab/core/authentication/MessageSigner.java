package org.confab.core.authentication;

/** The keys of an association, both directions. Safe for use by several threads. */
public interface MessageSigner {
  /** The signature of a text that this server sends. */
  byte[] sign(byte[] text);

  /** Whether the signature of a text that the client has sent is right; false for garbage too. */
  boolean verifies(byte[] text, byte[] signature);
}
