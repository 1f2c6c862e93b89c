package org.confab.core.clients;

import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;

/** The rules of the deployment do not let this client in. */
public final class ClientBlocked extends Refused {
  private static final long serialVersionUID = 1L;

  private final String warning;

  /** The refusal that the verdict means. */
  public ClientBlocked(ClientVerdict verdict, String userAgent) {
    super(
        403,
        verdict.action().diagnostic().orElse(Diagnostic.CLIENT_VERSION_INVALID),
        "client not allowed: " + userAgent);
    this.warning = verdict.warning();
  }

  /** The value of the answer's Warning header. */
  public String warning() {
    return warning;
  }
}
