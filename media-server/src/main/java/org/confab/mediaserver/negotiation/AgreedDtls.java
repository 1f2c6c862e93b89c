package org.confab.mediaserver.negotiation;

import java.util.List;
import org.confab.protocol.sdp.CertificateFingerprint;

/**
 * The handshake of a medium whose keys come by DTLS (RFC 5764).
 *
 * @param theirs fingerprints of the other side's certificate, one of which has to fit
 * @param active whether this side begins
 * @param profile as it stands in the {@code m=} line
 */
public record AgreedDtls(List<CertificateFingerprint> theirs, boolean active, String profile) {
  /** Copies its list. */
  public AgreedDtls {
    theirs = List.copyOf(theirs);
  }
}
