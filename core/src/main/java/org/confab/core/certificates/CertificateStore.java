package org.confab.core.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * Port: the certificates that users have. A device has one at most. What is stored is committed
 * when a call returns.
 */
public interface CertificateStore {
  /** Adds a certificate; an older one of the same device of its owner is gone then. */
  void publish(ClientCertificate added);

  /** All that a user has, revoked and expired ones too, newest first. */
  List<ClientCertificate> of(SipUri owner);

  /** The certificate of that SHA-256 fingerprint. */
  Optional<ClientCertificate> find(Fingerprint sha256);

  /**
   * Takes a certificate back; it stays in the store.
   *
   * @return it, if it is there and was not revoked before
   */
  Optional<ClientCertificate> revoke(String serial, Instant at);

  /** Forgets a certificate, if it is there. */
  void remove(String serial);
}
