package org.confab.protocol.ntlm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** NTLM version 2: responses and the keys that come of them ([MS-NLMP] 3.3.2). */
public final class NtlmV2 {
  private static final int PROOF = 16;
  private static final int KEY = 16;

  /** Fixed bytes of the blob before its AV pairs ([MS-NLMP] 2.2.2.7). */
  private static final int BLOB_FIXED = 28;

  private static final int MIC_PRESENT = 0x2;

  private NtlmV2() {}

  /** The response key of a user, NTOWFv2. */
  static byte[] responseKey(NtHash hash, String user, String domain) {
    String identity = user.toUpperCase(Locale.ROOT) + domain;
    return Digests.hmacMd5(hash.bytes(), identity.getBytes(StandardCharsets.UTF_16LE));
  }

  /** NTProofStr: proves the response key over the challenge and the client's blob. */
  static byte[] proof(byte[] responseKey, byte[] serverChallenge, byte[] blob) {
    return Digests.hmacMd5(responseKey, serverChallenge, blob);
  }

  /** The session base key, which is also the key exchange key. */
  static byte[] sessionBaseKey(byte[] responseKey, byte[] proof) {
    return Digests.hmacMd5(responseKey, proof);
  }

  /**
   * Verifies the client's token against a user's hash. Takes the same work whether it is right or
   * not.
   *
   * @param challenge the token that the client answers
   * @param token the client's token
   * @param hash the hash of the user that the token names
   * @return the keys of the session; empty if the proof is wrong, is not of version 2, or the
   *     client chose weak protection
   * @throws IllegalArgumentException if the token cannot be read
   */
  public static Optional<NtlmSession> verify(byte[] challenge, byte[] token, NtHash hash) {
    AuthenticateMessage message = AuthenticateMessage.parse(token);
    byte[] response = message.ntResponse();
    if ((message.flags() & NtlmFlags.REQUIRED) != NtlmFlags.REQUIRED
        || response.length < PROOF + BLOB_FIXED
        || message.encryptedSessionKey().length != KEY) {
      return Optional.empty();
    }
    byte[] blob = Arrays.copyOfRange(response, PROOF, response.length);
    byte[] serverChallenge = ChallengeMessage.parse(challenge).serverChallenge();
    byte[] responseKey = responseKey(hash, message.user(), message.domain());
    byte[] proof = proof(responseKey, serverChallenge, blob);
    byte[] sessionKey =
        Rc4.apply(sessionBaseKey(responseKey, proof), message.encryptedSessionKey());
    boolean proven = MessageDigest.isEqual(proof, Arrays.copyOf(response, PROOF));
    boolean whole = micIsRight(sessionKey, challenge, token, message.mic(), blob);
    return proven && whole ? Optional.of(new NtlmSession(sessionKey)) : Optional.empty();
  }

  /**
   * Whether the client's last token of a connection-oriented handshake proves a user's hash; no
   * keys come of it. Takes the same work whether it is right or not.
   *
   * @param negotiate the client's first token
   * @param challenge the token that the client answers
   * @param token the client's last token
   * @throws IllegalArgumentException if the token cannot be read
   */
  public static boolean proves(byte[] negotiate, byte[] challenge, byte[] token, NtHash hash) {
    AuthenticateMessage message = AuthenticateMessage.parse(token);
    byte[] response = message.ntResponse();
    if (response.length < PROOF + BLOB_FIXED) {
      return false;
    }
    byte[] blob = Arrays.copyOfRange(response, PROOF, response.length);
    byte[] serverChallenge = ChallengeMessage.parse(challenge).serverChallenge();
    byte[] responseKey = responseKey(hash, message.user(), message.domain());
    byte[] proof = proof(responseKey, serverChallenge, blob);
    byte[] baseKey = sessionBaseKey(responseKey, proof);
    boolean exchanged =
        (message.flags() & NtlmFlags.KEY_EXCHANGE) != 0
            && message.encryptedSessionKey().length == KEY;
    byte[] sessionKey = exchanged ? Rc4.apply(baseKey, message.encryptedSessionKey()) : baseKey;
    byte[] before = Arrays.copyOf(negotiate, negotiate.length + challenge.length);
    System.arraycopy(challenge, 0, before, negotiate.length, challenge.length);
    boolean proven = MessageDigest.isEqual(proof, Arrays.copyOf(response, PROOF));
    return micIsRight(sessionKey, before, token, message.mic(), blob) && proven;
  }

  /** A MIC is only there if the blob's AV pairs say so ([MS-NLMP] 3.1.5.2.1). */
  private static boolean micIsRight(
      byte[] sessionKey, byte[] before, byte[] token, byte[] mic, byte[] blob) {
    byte[] pairs = Arrays.copyOfRange(blob, BLOB_FIXED, blob.length);
    byte[] flags = TargetInfo.find(pairs, TargetInfo.FLAGS);
    if (flags.length == 0 || (flags[0] & MIC_PRESENT) == 0) {
      return true;
    }
    return MessageDigest.isEqual(mic, mic(sessionKey, before, token));
  }

  /** The MIC over all tokens; the field for it counts as zeros. */
  static byte[] mic(byte[] sessionKey, byte[] before, byte[] token) {
    byte[] zeroed = token.clone();
    int end = AuthenticateMessage.MIC_OFFSET + AuthenticateMessage.MIC_LENGTH;
    Arrays.fill(zeroed, AuthenticateMessage.MIC_OFFSET, Math.min(end, zeroed.length), (byte) 0);
    return Digests.hmacMd5(sessionKey, before, zeroed);
  }
}
