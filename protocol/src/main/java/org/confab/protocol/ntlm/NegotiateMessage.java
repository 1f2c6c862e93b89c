package org.confab.protocol.ntlm;

/**
 * The client's first token, with which connection-oriented NTLM begins ([MS-NLMP] 2.2.1.1). Of it
 * only the flags matter; its names are hints at most.
 *
 * @param flags what the client can, see {@link NtlmFlags}
 */
public record NegotiateMessage(int flags) {
  private static final int TYPE = 1;
  private static final int FIXED = 16;

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException if it is no NEGOTIATE
   */
  public static NegotiateMessage parse(byte[] bytes) {
    return new NegotiateMessage(new NtlmToken(bytes, TYPE, FIXED).number(12));
  }

  /** Whether that is the beginning of a handshake, not its end. */
  public static boolean is(byte[] token) {
    try {
      parse(token);
      return true;
    } catch (IllegalArgumentException another) {
      return false;
    }
  }
}
