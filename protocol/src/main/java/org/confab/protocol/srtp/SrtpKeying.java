package org.confab.protocol.srtp;

/**
 * How one direction is protected.
 *
 * @param suite the algorithms
 * @param key the master key
 * @param mki the master key identifier that packets carry; {@link Mki#NONE} if they carry none
 */
public record SrtpKeying(SrtpSuite suite, SrtpKey key, Mki mki) {
  /** Throws {@link IllegalArgumentException} for a key that is too long or short for the suite. */
  public SrtpKeying {
    if (key.length() != suite.keyBytes()) {
      throw new IllegalArgumentException(suite + " with a key of " + key.length() + " bytes");
    }
  }

  /** Without an identifier in packets. */
  public SrtpKeying(SrtpSuite suite, SrtpKey key) {
    this(suite, key, Mki.NONE);
  }

  /**
   * Another suite or identifier with the same master key; throws {@link IllegalArgumentException}
   * if its key is another.
   */
  SrtpKeying changedTo(SrtpKeying other) {
    if (!other.key().equals(key)) {
      throw new IllegalArgumentException("another master key needs a state of its own");
    }
    return other;
  }
}
