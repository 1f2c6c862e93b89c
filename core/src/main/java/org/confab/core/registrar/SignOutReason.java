package org.confab.core.registrar;

import org.confab.protocol.sip.Diagnostic;

/**
 * Why the server signs an endpoint out, one row per reason, and what it tells the endpoint
 * ([MS-SIPREGE] 2.2.1.13, 3.2). After {@code rejected} a client stays away, after {@code
 * deactivated} it may sign in again.
 */
public enum SignOutReason {
  /** The administrator has disabled the account. */
  USER_DISABLED("rejected", Diagnostic.USER_DISABLED),
  /** The account is gone. */
  USER_REMOVED("rejected", Diagnostic.USER_REMOVED),
  /** The password that the endpoint has proved is not the user's any more. */
  CREDENTIALS_CHANGED("deactivated", Diagnostic.CREDENTIALS_CHANGED),
  /** The certificate that the endpoint has signed in with is good no more. */
  CERTIFICATE_REVOKED("deactivated", Diagnostic.CERTIFICATE_REVOKED),
  /** The user or the administrator wants every endpoint to sign in anew. */
  SIGNED_OUT_EVERYWHERE("deactivated", Diagnostic.SIGNED_OUT_EVERYWHERE),
  /** The user has another home server now. */
  USER_MOVED("deactivated", Diagnostic.USER_MOVED),
  /** The user has signed in with more endpoints than allowed; the oldest makes room. */
  ENDPOINT_QUOTA("unregistered", Diagnostic.ENDPOINT_QUOTA);

  /** Media type of {@link #body}. */
  public static final String CONTENT_TYPE = "text/registration-event";

  private final String event;
  private final Diagnostic diagnostic;

  SignOutReason(String event, Diagnostic diagnostic) {
    this.event = event;
    this.diagnostic = diagnostic;
  }

  /** What the notification says, without a line end. */
  public String body() {
    return "deregistered;event=" + event;
  }

  /** The row for {@code ms-diagnostics-public}. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
