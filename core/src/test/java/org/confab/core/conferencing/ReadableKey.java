package org.confab.core.conferencing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Encrypts nothing: what is sealed says so, and for whom. */
record ReadableKey(Optional<byte[]> certificate) implements ConferenceKey {
  private static final String SEALED = "sealed:";

  @Override
  public Optional<String> open(byte[] cms) {
    String text = new String(cms, StandardCharsets.UTF_8);
    return text.startsWith(SEALED)
        ? Optional.of(text.substring(SEALED.length()))
        : Optional.empty();
  }

  @Override
  public byte[] seal(String secret, byte[] clientCertificate) {
    if (clientCertificate.length == 0) {
      throw new IllegalArgumentException("no certificate");
    }
    return sealed(secret);
  }

  /** What a client would make of a secret. */
  static byte[] sealed(String secret) {
    return (SEALED + secret).getBytes(StandardCharsets.UTF_8);
  }
}
