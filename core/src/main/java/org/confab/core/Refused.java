package org.confab.core;

import java.util.Optional;
import org.confab.protocol.sip.Diagnostic;

/**
 * A request that the server does not carry out. It says everything that the answer needs: the SIP
 * status, the {@code ms-diagnostics} row, and sometimes a body such as a presence fault.
 */
public class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final Diagnostic diagnostic;
  private final transient Optional<Body> body;

  /** A refusal without a body. */
  public Refused(int status, Diagnostic diagnostic, String detail) {
    this(status, diagnostic, detail, Optional.empty());
  }

  /** A refusal whose answer carries a body. */
  public Refused(int status, Diagnostic diagnostic, String detail, Optional<Body> body) {
    super(detail);
    this.status = status;
    this.diagnostic = diagnostic;
    this.body = body;
  }

  /** The SIP status code of the answer, 400–699. */
  public int status() {
    return status;
  }

  /** The row for the {@code ms-diagnostics} header. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The body of the answer, if it has one. */
  public Optional<Body> body() {
    return body;
  }
}
