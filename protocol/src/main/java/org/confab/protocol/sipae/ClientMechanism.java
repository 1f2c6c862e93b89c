package org.confab.protocol.sipae;

/** The client's half of a scheme of the Microsoft family: tokens, then signatures. */
public interface ClientMechanism {
  /** Its name in challenges. */
  String scheme();

  /** The first token; empty if the server's comes first. */
  byte[] begin();

  /** Takes a token of the server; the client's next, empty if it has none more. */
  byte[] next(byte[] token);

  /** Whether it can sign and verify. */
  boolean isDone();

  /** The signature under what the client says. */
  byte[] sign(byte[] input);

  /** Whether the server has signed this. */
  boolean verify(byte[] input, byte[] signature);
}
