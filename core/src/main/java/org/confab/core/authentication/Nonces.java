package org.confab.core.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and knows the nonces of this process (RFC 7616 3.3) without remembering any: a nonce is the
 * time, salt, and a keyed hash of both and of the flow that it was given to. One that was overheard
 * is worth nothing on another flow.
 */
final class Nonces {
  /** How long a client may use a nonce; then it is told a new one with {@code stale=true}. */
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private static final int KEY_LENGTH = 32;
  private static final int SALT_LENGTH = 8;
  private static final int HEAD_LENGTH = Long.BYTES + SALT_LENGTH;
  private static final int MAC_LENGTH = 16;

  private final Clock clock;
  private final SecureRandom random;
  private final SecretKeySpec key;

  Nonces(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
    byte[] secret = new byte[KEY_LENGTH];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** A new nonce for that flow: 43 characters that need no escape anywhere. */
  String make(String flowId) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    byte[] head =
        ByteBuffer.allocate(HEAD_LENGTH).putLong(clock.instant().toEpochMilli()).put(salt).array();
    byte[] whole = Arrays.copyOf(head, HEAD_LENGTH + MAC_LENGTH);
    System.arraycopy(mac(head, flowId), 0, whole, HEAD_LENGTH, MAC_LENGTH);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** When the nonce was made, if this process made it for that flow and it is not too old. */
  Optional<Instant> issued(String nonce, String flowId) {
    byte[] whole = decoded(nonce);
    if (whole.length != HEAD_LENGTH + MAC_LENGTH) {
      return Optional.empty();
    }
    byte[] head = Arrays.copyOf(whole, HEAD_LENGTH);
    byte[] mac = Arrays.copyOfRange(whole, HEAD_LENGTH, whole.length);
    if (!MessageDigest.isEqual(mac, mac(head, flowId))) {
      return Optional.empty();
    }
    Instant made = Instant.ofEpochMilli(ByteBuffer.wrap(head).getLong());
    return Optional.of(made).filter(when -> clock.instant().isBefore(when.plus(LIFETIME)));
  }

  /** The same for every challenge of this process (RFC 7616 3.3); it says nothing. */
  String opaque() {
    return HexFormat.of().formatHex(mac(new byte[0], "opaque"), 0, SALT_LENGTH);
  }

  private static byte[] decoded(String nonce) {
    try {
      return Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException foreign) {
      return new byte[0];
    }
  }

  private byte[] mac(byte[] head, String flowId) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      mac.update(head);
      mac.update(flowId.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(), MAC_LENGTH);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + key.getAlgorithm(), impossible);
    }
  }
}
