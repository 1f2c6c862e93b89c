package org.confab.core.certificates;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/**
 * Gives devices of users their certificates, says which of them hold, and takes them back. Who may
 * have one for whom is found out before ([MS-OCAUTHWS] web tickets).
 */
public final class ClientCertificates {
  private static final Logger LOG = System.getLogger(ClientCertificates.class.getName());

  /** Certificates begin a little earlier, for clients whose clock is slow. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final CertificateAuthority authority;
  private final CertificateStore store;
  private final Supplier<CertificateLimits> limits;
  private final CertificateListener listener;
  private final Clock clock;

  /** Takes its collaborators; the listener hears of every certificate that is taken back. */
  public ClientCertificates(
      CertificateAuthority authority,
      CertificateStore store,
      Supplier<CertificateLimits> limits,
      CertificateListener listener,
      Clock clock) {
    this.authority = authority;
    this.store = store;
    this.limits = limits;
    this.listener = listener;
    this.clock = clock;
  }

  /**
   * Makes a certificate for a device; the one that it had does not let it in any more, but what was
   * signed in with that one stays signed in.
   *
   * @param user whom it is for; he has proved who he is
   * @param pkcs10 DER of a PKCS#10 request; its subject is not looked at
   * @param asked the wished validity, bounded by the limits
   * @throws Refused 400 if the request cannot be read, is not signed with its own key, or that key
   *     is too weak or too long
   */
  public IssuedCertificate issue(
      SipUri user, DeviceId device, byte[] pkcs10, Optional<Duration> asked) {
    if (pkcs10.length > CertificateLimits.MAX_REQUEST) {
      throw new Refused(400, Diagnostic.INPUT_TOO_LARGE, "certificate request too long");
    }
    PublicKey key = requestedKey(pkcs10);
    requireGood(key); // before its signature is looked at: a long key costs time
    if (!authority.provesPossession(pkcs10)) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "certificate request wrongly signed");
    }
    return issue(user, device, key, asked);
  }

  private PublicKey requestedKey(byte[] pkcs10) {
    try {
      return authority.requestedKey(pkcs10);
    } catch (IllegalArgumentException unreadable) {
      throw new Refused(400, Diagnostic.PARSE_FAILURE, "certificate request not readable");
    }
  }

  private static void requireGood(PublicKey key) {
    if (!CertificateLimits.allows(key)) {
      throw new Refused(
          400, Diagnostic.PARSE_FAILURE, "the key of a certificate is RSA of 2048 to 4096 bits");
    }
  }

  /** Makes a certificate for a bare key; otherwise the same. */
  public IssuedCertificate issue(
      SipUri user, DeviceId device, PublicKey key, Optional<Duration> asked) {
    requireGood(key);
    Instant now = clock.instant();
    X509Certificate made =
        authority.issue(
            user.aor(), key, now.minus(CLOCK_SKEW), now.plus(limits.get().granted(asked)));
    ClientCertificate entry = ClientCertificate.of(user, device, made, now);
    store.publish(entry);
    LOG.log(Level.INFO, "certificate {0} made for {1}", entry.serial(), entry.owner());
    makeRoom(entry.owner(), now);
    return new IssuedCertificate(made, entry);
  }

  /** Beyond the limit what is over goes first, then the oldest. */
  private void makeRoom(SipUri user, Instant now) {
    List<ClientCertificate> all = store.of(user);
    all.stream()
        .sorted(
            Comparator.comparing((ClientCertificate one) -> one.isGood(now))
                .thenComparing(ClientCertificate::issuedAt))
        .limit(Math.max(0, all.size() - limits.get().perUser()))
        .forEach(
            one -> {
              LOG.log(Level.INFO, "certificate {0} made room for a newer one", one.serial());
              store.remove(one.serial());
            });
  }

  /** All that a user has, newest first; revoked and expired ones too. */
  public List<ClientCertificate> of(SipUri user) {
    return store.of(user.aor());
  }

  /** What is known of the certificate with that SHA-256 fingerprint. */
  public Optional<ClientCertificate> find(Fingerprint sha256) {
    return store.find(sha256);
  }

  /**
   * What is known of a certificate that somebody shows; that he has its private key is seen
   * elsewhere.
   *
   * @throws CertificateRefused if it does not let anybody in
   */
  public ClientCertificate check(X509Certificate presented) {
    Instant now = clock.instant();
    if (!authority.hasIssued(presented)) {
      throw new CertificateRefused(CertificateFault.FOREIGN);
    }
    if (!now.isBefore(presented.getNotAfter().toInstant())) {
      throw new CertificateRefused(CertificateFault.EXPIRED);
    }
    if (now.isBefore(presented.getNotBefore().toInstant())) {
      throw new CertificateRefused(CertificateFault.NOT_YET_VALID);
    }
    ClientCertificate entry =
        store
            .find(Fingerprint.sha256(presented))
            .orElseThrow(() -> new CertificateRefused(CertificateFault.UNKNOWN));
    if (entry.revokedAt().isPresent()) {
      throw new CertificateRefused(CertificateFault.REVOKED);
    }
    return entry;
  }

  /**
   * Takes one certificate of a user back, and with it what was signed in.
   *
   * @param serial hexadecimal digits
   * @return it; empty if the user has no such certificate, or it was revoked before
   */
  public Optional<ClientCertificate> revoke(SipUri user, String serial) {
    Optional<ClientCertificate> revoked = takeBack(user, serial, clock.instant());
    revoked.ifPresent(one -> listener.ended(new Revocation.One(one)));
    return revoked;
  }

  private Optional<ClientCertificate> takeBack(SipUri user, String serial, Instant now) {
    boolean his = store.of(user.aor()).stream().anyMatch(one -> one.serial().equals(serial));
    Optional<ClientCertificate> revoked = his ? store.revoke(serial, now) : Optional.empty();
    revoked.ifPresent(
        one -> LOG.log(Level.INFO, "certificate {0} of {1} revoked", one.serial(), one.owner()));
    return revoked;
  }

  /**
   * Takes all certificates of a user back that still hold, and with them whatever was signed in
   * with a certificate of his, one that was replaced since too.
   *
   * @return those that held
   */
  public List<ClientCertificate> revokeAll(SipUri user) {
    List<ClientCertificate> revoked = end(user);
    listener.ended(new Revocation.All(user.aor()));
    return revoked;
  }

  /** The same where the caller himself signs everything of the user out. */
  public List<ClientCertificate> end(SipUri user) {
    Instant now = clock.instant();
    return store.of(user.aor()).stream()
        .filter(one -> one.isGood(now))
        .flatMap(one -> takeBack(user, one.serial(), now).stream())
        .toList();
  }

  /** Whether somebody may sign in with that certificate now. */
  public boolean isGood(ClientCertificate shown) {
    Instant now = clock.instant();
    return store.find(shown.sha256()).filter(one -> one.isGood(now)).isPresent();
  }
}
