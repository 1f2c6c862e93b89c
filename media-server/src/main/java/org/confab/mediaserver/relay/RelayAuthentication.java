package org.confab.mediaserver.relay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.confab.protocol.mras.RelayCredentials;
import org.confab.protocol.mras.RelayKey;

/**
 * Checks who a client is, with the keys that the server has told: no credentials are kept here.
 * [MS-TURN] uses the bytes of user name and password, RFC 5389 their base64 forms.
 */
final class RelayAuthentication {
  private static final int LONGEST_NAME = 128;

  private volatile List<RelayKey> keys = List.of();

  /** From now on these are the keys. */
  void keys(List<RelayKey> told) {
    keys = List.copyOf(told);
  }

  /** Whether there is any: without one nobody comes in. */
  boolean ready() {
    return !keys.isEmpty();
  }

  /** The credentials with that user name in base64, as text. */
  Optional<Credentials> ofText(byte[] username, long now) {
    if (username.length > LONGEST_NAME) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(username);
      return check(bytes, username, now, secret -> Base64.getEncoder().encode(secret));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  /** The credentials with that user name in bytes. */
  Optional<Credentials> ofBytes(byte[] username, long now) {
    return username.length > LONGEST_NAME
        ? Optional.empty()
        : check(username, username, now, UnaryOperator.identity());
  }

  private Optional<Credentials> check(
      byte[] bytes, byte[] asWritten, long now, UnaryOperator<byte[]> form) {
    Instant time = Instant.ofEpochMilli(now);
    return keys.stream()
        .flatMap(key -> key.check(bytes, time).stream())
        .findFirst()
        .map(
            ticket ->
                new Credentials(
                    ticket.client(),
                    asWritten,
                    key(asWritten, form.apply(ticket.credentials().passwordBytes()))));
  }

  /** RFC 5389 15.4: MD5 of user name, realm and password with colons between them. */
  static byte[] key(byte[] username, byte[] password) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(username);
      md5.update((":" + RelayCredentials.REALM + ":").getBytes(StandardCharsets.UTF_8));
      return md5.digest(password);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has MD5", impossible);
    }
  }
}
