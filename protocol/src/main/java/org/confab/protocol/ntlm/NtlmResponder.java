package org.confab.protocol.ntlm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/** The client's half of NTLM ([MS-NLMP] 3.1): answers a CHALLENGE. */
public final class NtlmResponder {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * What the client has in hand after its answer.
   *
   * @param token the AUTHENTICATE
   * @param session the keys
   */
  @SuppressWarnings("ArrayRecordComponent") // wire bytes, never compared
  public record Answer(byte[] token, NtlmSession session) {}

  private NtlmResponder() {}

  /** Answers a challenge with the usual flags and without a MIC, as sipe does. */
  public static Answer answer(byte[] challenge, String domain, String user, String password) {
    return answer(challenge, domain, user, password, 0x62988255, false);
  }

  /** Answers a challenge; with a MIC as Windows does, or with other flags than are right. */
  public static Answer answer(
      byte[] challenge, String domain, String user, String password, int flags, boolean withMic) {
    ChallengeMessage asked = ChallengeMessage.parse(challenge);
    byte[] key = NtlmV2.responseKey(NtHash.ofPassword(password), user, domain);
    byte[] blob = blob(asked.targetInfo(), withMic);
    byte[] proof = NtlmV2.proof(key, asked.serverChallenge(), blob);
    byte[] sessionKey = random(16);
    byte[] response = ByteBuffer.allocate(16 + blob.length).put(proof).put(blob).array();
    byte[] encrypted = Rc4.apply(NtlmV2.sessionBaseKey(key, proof), sessionKey);
    byte[] mic = new byte[withMic ? 16 : 0];
    byte[] token =
        new AuthenticateMessage(
                flags, domain, user, "WORKSTATION", random(24), response, encrypted, mic)
            .encoded();
    if (withMic) {
      byte[] made = NtlmV2.mic(sessionKey, challenge, token);
      System.arraycopy(made, 0, token, AuthenticateMessage.MIC_OFFSET, made.length);
    }
    return new Answer(token, new NtlmSession(sessionKey));
  }

  /** The first token of a connection that authenticates once, as sipe sends it over HTTP. */
  public static byte[] negotiate() {
    return NtlmToken.written(NtlmToken.start(1, 32).putInt(0xa2888201).putLong(0).putLong(0));
  }

  /** Answers the challenge of such a connection, without keys; with a MIC as Windows does. */
  public static byte[] answerOnConnection(
      byte[] challenge, String user, String password, boolean withMic) {
    ChallengeMessage asked = ChallengeMessage.parse(challenge);
    byte[] key = NtlmV2.responseKey(NtHash.ofPassword(password), user, "");
    byte[] blob = blob(asked.targetInfo(), withMic);
    byte[] proof = NtlmV2.proof(key, asked.serverChallenge(), blob);
    byte[] response = ByteBuffer.allocate(16 + blob.length).put(proof).put(blob).array();
    byte[] mic = new byte[withMic ? 16 : 0];
    byte[] token =
        new AuthenticateMessage(
                asked.flags(), "", user, "PC", random(24), response, new byte[0], mic)
            .encoded();
    if (withMic) {
      byte[] before =
          ByteBuffer.allocate(negotiate().length + challenge.length)
              .put(negotiate())
              .put(challenge)
              .array();
      byte[] made = NtlmV2.mic(NtlmV2.sessionBaseKey(key, proof), before, token);
      System.arraycopy(made, 0, token, AuthenticateMessage.MIC_OFFSET, made.length);
    }
    return token;
  }

  private static byte[] blob(byte[] targetInfo, boolean withMic) {
    byte[] time = TargetInfo.find(targetInfo, TargetInfo.TIMESTAMP);
    byte[] pairs = withMic ? withMicFlag(targetInfo) : targetInfo;
    ByteBuffer blob = ByteBuffer.allocate(32 + pairs.length).order(ByteOrder.LITTLE_ENDIAN);
    blob.putShort((short) 0x0101).put(new byte[6]).put(time.length == 8 ? time : new byte[8]);
    return blob.put(random(8)).putInt(0).put(pairs).putInt(0).array();
  }

  private static byte[] withMicFlag(byte[] targetInfo) {
    ByteBuffer out = ByteBuffer.allocate(targetInfo.length + 8).order(ByteOrder.LITTLE_ENDIAN);
    out.put(targetInfo, 0, targetInfo.length - 4);
    return out.putShort((short) 6).putShort((short) 4).putInt(2).putInt(0).array();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
