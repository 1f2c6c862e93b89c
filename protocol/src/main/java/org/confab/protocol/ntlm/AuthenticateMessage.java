package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The client's token that proves the password ([MS-NLMP] 2.2.1.3). Texts never show its contents.
 *
 * @param flags what the client chose, see {@link NtlmFlags}
 * @param domain the domain the client names, may be empty
 * @param user the user's name
 * @param workstation the client's computer
 * @param lmResponse LM response, not used for verification
 * @param ntResponse NTLMv2 response: 16 bytes of proof, then the blob it was made over
 * @param encryptedSessionKey the session key, encrypted with the key exchange key
 * @param mic bytes 72–87 of the token: the MIC, if the response says that there is one
 */
@SuppressWarnings("ArrayRecordComponent") // wire bytes, never compared as a record
public record AuthenticateMessage(
    int flags,
    String domain,
    String user,
    String workstation,
    byte[] lmResponse,
    byte[] ntResponse,
    byte[] encryptedSessionKey,
    byte[] mic) {
  static final int MIC_OFFSET = 72;
  static final int MIC_LENGTH = 16;
  private static final int TYPE = 3;
  private static final int FIXED = 64;

  /**
   * Reads a token.
   *
   * @throws IllegalArgumentException if it is no AUTHENTICATE, or points beyond its end
   */
  public static AuthenticateMessage parse(byte[] bytes) {
    NtlmToken token = new NtlmToken(bytes, TYPE, FIXED);
    boolean roomForMic = bytes.length >= MIC_OFFSET + MIC_LENGTH;
    return new AuthenticateMessage(
        token.number(60),
        token.text(28),
        token.text(36),
        token.text(44),
        token.payload(12),
        token.payload(20),
        token.payload(52),
        roomForMic ? token.fixed(MIC_OFFSET, MIC_LENGTH) : new byte[0]);
  }

  /** The token's bytes; a MIC of no bytes leaves its field out. */
  public byte[] encoded() {
    byte[] domainName = domain.getBytes(StandardCharsets.UTF_16LE);
    byte[] userName = user.getBytes(StandardCharsets.UTF_16LE);
    byte[] computer = workstation.getBytes(StandardCharsets.UTF_16LE);
    byte[][] payloads = {lmResponse, ntResponse, domainName, userName, computer};
    int length = MIC_OFFSET + mic.length + encryptedSessionKey.length;
    for (byte[] payload : payloads) {
      length += payload.length;
    }
    ByteBuffer out = NtlmToken.start(TYPE, length);
    int next = MIC_OFFSET + mic.length;
    for (byte[] payload : payloads) {
      next = NtlmToken.field(out, payload.length, next);
    }
    NtlmToken.field(out, encryptedSessionKey.length, next);
    out.putInt(flags).put(NtlmToken.VERSION).put(mic);
    for (byte[] payload : payloads) {
      out.put(payload);
    }
    return NtlmToken.written(out.put(encryptedSessionKey));
  }

  @Override
  public String toString() {
    return "AuthenticateMessage[" + domain + "\\" + user + "]";
  }
}
