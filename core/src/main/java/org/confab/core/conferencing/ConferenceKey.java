package org.confab.core.conferencing;

import java.util.Optional;

/**
 * Port: the key pair with which clients encrypt what only the server may read, such as conference
 * keys ([MS-CONFPRO] getEncryptionKey), and encryption for clients. The private half never leaves
 * the implementation.
 */
public interface ConferenceKey {
  /** The X.509 certificate of the RSA key, DER encoded; empty if the instance has no such key. */
  Optional<byte[]> certificate();

  /**
   * Decrypts what a client has encrypted for this server.
   *
   * @param cms CMS EnvelopedData (RFC 5652 6), DER or BER
   * @return the text; empty if it is no such thing, or is for another key
   */
  Optional<String> open(byte[] cms);

  /**
   * Encrypts for a client.
   *
   * @param certificate an X.509 certificate with an RSA key, DER encoded
   * @return CMS EnvelopedData, DER encoded
   * @throws IllegalArgumentException if that is no such certificate
   */
  byte[] seal(String secret, byte[] certificate);
}
