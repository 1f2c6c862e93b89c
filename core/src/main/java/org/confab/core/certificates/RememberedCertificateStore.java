package org.confab.core.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.confab.core.Remembered;
import org.confab.protocol.sip.SipUri;

/**
 * A store of certificates that answers from memory for those that were shown last. What is not
 * there is looked for each time: nobody shows it twice who has been refused.
 */
public final class RememberedCertificateStore implements CertificateStore {
  /** Most certificates kept; each takes about 1,000 bytes. */
  static final int MAX_CERTIFICATES = 16_384;

  private final CertificateStore store;
  private final Remembered<Fingerprint, Optional<ClientCertificate>> known =
      new Remembered<>(MAX_CERTIFICATES);

  /** Remembers what that store says, until it is told to {@link #forget}. */
  public RememberedCertificateStore(CertificateStore store) {
    this.store = store;
  }

  @Override
  public Optional<ClientCertificate> find(Fingerprint sha256) {
    return known.get(sha256, store::find, Optional::isPresent);
  }

  @Override
  public List<ClientCertificate> of(SipUri owner) {
    return store.of(owner);
  }

  @Override
  public void publish(ClientCertificate added) {
    try {
      store.publish(added);
    } finally {
      forget(added.owner());
    }
  }

  @Override
  public Optional<ClientCertificate> revoke(String serial, Instant at) {
    try {
      return store.revoke(serial, at);
    } finally {
      known.forgetIf(one -> one.filter(kept -> kept.serial().equals(serial)).isPresent());
    }
  }

  @Override
  public void remove(String serial) {
    try {
      store.remove(serial);
    } finally {
      known.forgetIf(one -> one.filter(kept -> kept.serial().equals(serial)).isPresent());
    }
  }

  /** A certificate of that user has changed, come or gone, through whomever. */
  public void forget(SipUri owner) {
    SipUri aor = owner.aor();
    known.forgetIf(one -> one.filter(kept -> kept.owner().equals(aor)).isPresent());
  }
}
