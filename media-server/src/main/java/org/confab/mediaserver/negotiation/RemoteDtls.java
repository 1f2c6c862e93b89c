package org.confab.mediaserver.negotiation;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.confab.protocol.sdp.DtlsSetup;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SessionDescription;

/**
 * What the other side says of a handshake that gives keys (RFC 5763 5).
 *
 * @param fingerprints of its certificate, one of which has to fit
 * @param setup who may begin
 */
record RemoteDtls(List<CertificateFingerprint> fingerprints, DtlsSetup setup) {
  /** What a medium says; empty if that is nothing that can be used. */
  static Optional<RemoteDtls> of(SessionDescription session, MediaDescription medium) {
    List<CertificateFingerprint> fingerprints = CertificateFingerprint.of(session, medium);
    return fingerprints.isEmpty()
        ? Optional.empty()
        : DtlsSetup.of(session, medium).map(setup -> new RemoteDtls(fingerprints, setup));
  }

  /** What both have, once this is an offer that is answered or the answer to ours. */
  AgreedDtls agreed(boolean offered, String profile) {
    boolean active = offered ? setup == DtlsSetup.PASSIVE : setup.answer() == DtlsSetup.ACTIVE;
    return new AgreedDtls(fingerprints, active, profile);
  }
}
