package org.confab.core.certificates;

import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/** A certificate that does not let its holder in. */
public final class CertificateRefused extends Refused {
  private static final long serialVersionUID = 1L;

  private final CertificateFault fault;

  CertificateRefused(CertificateFault fault) {
    super(401, Diagnostic.HANDSHAKE_FAILED, fault.words());
    this.fault = fault;
  }

  /** What is wrong with it. */
  public CertificateFault fault() {
    return fault;
  }
}
