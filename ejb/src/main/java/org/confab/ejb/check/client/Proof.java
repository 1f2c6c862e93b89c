package org.confab.ejb.check.client;

/** How a client proves who it is, message by message. */
public interface Proof {
  /** The name of the scheme, as it stands in challenges. */
  String scheme();

  /** The request with what proves it now. */
  byte[] proven(byte[] request);

  /** Looks at what comes in. */
  Seen seen(byte[] message);

  /** What came in. */
  enum Seen {
    /** The same request has to be made again, proven. */
    CHALLENGED,
    /** The server asks for proof, but not of this scheme. */
    NOT_OFFERED,
    /** The server has signed it wrongly. */
    WRONG,
    /** Nothing is wrong with it. */
    FINE
  }
}
