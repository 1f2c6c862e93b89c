package org.confab.protocol.stun;

/** How attributes follow each other. */
public enum StunFraming {
  /** Each is filled up to a multiple of four bytes that do not count (RFC 5389 15). */
  PADDED {
    @Override
    int filled(int length) {
      return (length + 3) & ~3;
    }
  },
  /** One right behind the other ([MS-TURN] 2.2). */
  UNPADDED {
    @Override
    int filled(int length) {
      return length;
    }
  };

  /** How many bytes a value of this length takes. */
  abstract int filled(int length);
}
