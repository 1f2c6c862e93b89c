package org.confab.core.conferencing;

import java.util.Optional;

/**
 * Port: the key pair with which clients encrypt what only the server may read, such as passcodes
 * ([MS-CONFPRO] getEncryptionKey). The private half never leaves the implementation.
 */
public interface ConferenceKey {
  /** The X.509 certificate of the RSA key, DER encoded; empty if the instance has no such key. */
  Optional<byte[]> certificate();
}
