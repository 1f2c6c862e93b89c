package org.confab.core.certificates;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/** Certificates in memory, for tests. */
public final class MemoryCertificateStore implements CertificateStore {
  private final List<ClientCertificate> all = new ArrayList<>();

  @Override
  public synchronized void publish(ClientCertificate added) {
    all.removeIf(old -> old.owner().equals(added.owner()) && old.device().equals(added.device()));
    all.add(added);
  }

  @Override
  public synchronized List<ClientCertificate> of(SipUri owner) {
    return all.stream()
        .filter(one -> one.owner().equals(owner.aor()))
        .sorted(Comparator.comparing(ClientCertificate::issuedAt).reversed())
        .toList();
  }

  @Override
  public synchronized Optional<ClientCertificate> find(Fingerprint sha256) {
    return all.stream().filter(one -> one.sha256().equals(sha256)).findFirst();
  }

  @Override
  public synchronized Optional<ClientCertificate> revoke(String serial, Instant at) {
    Optional<ClientCertificate> revoked =
        all.stream()
            .filter(one -> one.serial().equals(serial) && one.revokedAt().isEmpty())
            .findFirst()
            .map(one -> one.revoked(at));
    revoked.ifPresent(
        one -> {
          remove(serial);
          all.add(one);
        });
    return revoked;
  }

  @Override
  public synchronized void remove(String serial) {
    all.removeIf(one -> one.serial().equals(serial));
  }
}
