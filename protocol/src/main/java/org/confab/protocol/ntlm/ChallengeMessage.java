package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The server's token, with which connectionless NTLM begins ([MS-NLMP] 2.2.1.2).
 *
 * @param flags what the server offers, see {@link NtlmFlags}
 * @param serverChallenge 8 random bytes, used once
 * @param targetName NetBIOS name of the domain, may be empty
 * @param targetInfo the AV pairs with their terminator
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes, never compared as a record
public record ChallengeMessage(
    int flags, byte[] serverChallenge, String targetName, byte[] targetInfo) {
  private static final int TYPE = 2;
  private static final int FIXED = 48;
  private static final int FIXED_WITH_VERSION = 56;

  /** The challenge of a server. */
  public static ChallengeMessage of(byte[] serverChallenge, TargetInfo server) {
    return new ChallengeMessage(
        NtlmFlags.OFFERED, serverChallenge, server.netbiosDomain(), server.encoded());
  }

  /**
   * The challenge of a server on a connection that authenticates once, as HTTP does.
   *
   * @param negotiate the client's first token
   */
  public static ChallengeMessage answering(
      NegotiateMessage negotiate, byte[] serverChallenge, TargetInfo server) {
    int flags =
        NtlmFlags.OFFERED_ON_CONNECTION | (negotiate.flags() & NtlmFlags.OPTIONAL_ON_CONNECTION);
    return new ChallengeMessage(flags, serverChallenge, server.netbiosDomain(), server.encoded());
  }

  /**
   * Reads a token; the client's half of a handshake needs it.
   *
   * @throws IllegalArgumentException if it is no CHALLENGE
   */
  public static ChallengeMessage parse(byte[] bytes) {
    NtlmToken token = new NtlmToken(bytes, TYPE, FIXED);
    return new ChallengeMessage(
        token.number(20), token.fixed(24, 8), token.text(12), token.payload(40));
  }

  /** The token's bytes. */
  public byte[] encoded() {
    byte[] name = targetName.getBytes(StandardCharsets.UTF_16LE);
    int length = FIXED_WITH_VERSION + name.length + targetInfo.length;
    ByteBuffer out = NtlmToken.start(TYPE, length);
    int next = NtlmToken.field(out, name.length, FIXED_WITH_VERSION);
    out.putInt(flags).put(serverChallenge).putLong(0);
    NtlmToken.field(out, targetInfo.length, next);
    out.put(NtlmToken.VERSION).put(name).put(targetInfo);
    return NtlmToken.written(out);
  }

  @Override
  public String toString() {
    return "ChallengeMessage[" + Integer.toHexString(flags) + ", " + targetName + "]";
  }
}
