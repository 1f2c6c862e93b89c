package org.confab.mediaserver.dtls;

import java.io.IOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.jspecify.annotations.Nullable;

/** What a handshake does on either side: who the other is, the profile, the keys. */
final class Side {
  /** Forward secrecy and authenticated encryption alone; both kinds of certificate. */
  private static final int[] SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384
  };

  /** No master key identifier (RFC 5764 4.1.3). */
  private static final byte[] NO_MKI = {};

  private final boolean client;
  private final DtlsIdentity identity;
  private final DtlsLimits limits;
  private final List<CertificateFingerprint> expected;
  private @Nullable SrtpProfile profile;
  private @Nullable SrtpKeys keys;
  private boolean proven;
  private Optional<DtlsFailure> failure = Optional.empty();

  /** For one handshake. */
  Side(
      boolean client,
      DtlsIdentity identity,
      DtlsLimits limits,
      List<CertificateFingerprint> expected) {
    this.client = client;
    this.identity = identity;
    this.limits = limits;
    this.expected = List.copyOf(expected);
  }

  DtlsIdentity identity() {
    return identity;
  }

  DtlsLimits limits() {
    return limits;
  }

  static int[] suites() {
    return SUITES.clone();
  }

  static ProtocolVersion[] versions() {
    return ProtocolVersion.DTLSv12.only();
  }

  /** The certificate that the other side shows; its possession is proven by the handshake. */
  void shown(@Nullable Certificate certificate) throws IOException {
    boolean known =
        certificate != null
            && !certificate.isEmpty()
            && fits(certificate.getCertificateAt(0).getEncoded());
    if (!known) {
      throw refused(DtlsFailure.FOREIGN_CERTIFICATE, AlertDescription.bad_certificate);
    }
    proven = true;
  }

  private boolean fits(byte[] certificate) {
    return expected.stream().anyMatch(each -> each.fits(certificate));
  }

  /** Adds what this side says of SRTP to its hello: all profiles, or the one that was chosen. */
  void extend(Hashtable<Integer, byte[]> extensions) throws IOException {
    int[] ids = profile == null ? SrtpProfile.ids() : new int[] {profile.id()};
    TlsSRTPUtils.addUseSRTPExtension(extensions, new UseSRTPData(ids, NO_MKI));
  }

  /** What the other side's hello says of SRTP. */
  void extended(@Nullable Hashtable<?, ?> extensions) throws IOException {
    UseSRTPData said = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
    profile =
        Optional.ofNullable(said)
            .flatMap(use -> SrtpProfile.best(use.getProtectionProfiles()))
            .orElseThrow(() -> refused(DtlsFailure.NO_PROFILE, AlertDescription.handshake_failure));
  }

  /** The handshake is done: the keys come out of it. */
  void complete(TlsContext context) throws IOException {
    SrtpProfile agreed = profile;
    if (!proven) {
      throw refused(DtlsFailure.FOREIGN_CERTIFICATE, AlertDescription.handshake_failure);
    }
    if (agreed == null) {
      throw refused(DtlsFailure.NO_PROFILE, AlertDescription.handshake_failure);
    }
    keys =
        agreed.keys(
            context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, agreed.keyingBytes()),
            client);
  }

  private TlsFatalAlert refused(DtlsFailure why, short alert) {
    failure = Optional.of(why);
    return new TlsFatalAlert(alert);
  }

  /** Why it has failed; empty if that was not on this side. */
  Optional<DtlsFailure> failure() {
    return failure;
  }

  Optional<SrtpKeys> keys() {
    return Optional.ofNullable(keys);
  }
}
