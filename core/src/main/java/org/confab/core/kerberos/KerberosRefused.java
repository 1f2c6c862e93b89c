package org.confab.core.kerberos;

import org.confab.protocol.sip.Diagnostic;

/** A ticket that is not good here. The message is for the log and holds nothing secret. */
public final class KerberosRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Diagnostic diagnostic;

  /** The usual refusal. */
  public KerberosRefused(String message) {
    this(Diagnostic.HANDSHAKE_FAILED, message);
  }

  /** A refusal with a reason of its own. */
  public KerberosRefused(Diagnostic diagnostic, String message) {
    super(message);
    this.diagnostic = diagnostic;
  }

  /** What the client is told. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
