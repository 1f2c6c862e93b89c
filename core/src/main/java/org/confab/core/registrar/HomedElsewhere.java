package org.confab.core.registrar;

import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** The user belongs to another server: his client is sent there (RFC 3261 21.3.2). */
public final class HomedElsewhere extends Refused {
  private static final long serialVersionUID = 1L;

  private final transient SipUri home;

  /** A redirection to that server. */
  public HomedElsewhere(SipUri home) {
    super(301, Diagnostic.USER_MOVED, "home server is " + home.asString());
    this.home = home;
  }

  /** The value of the answer's Contact header. */
  public String contact() {
    return "<" + home.asString() + ">";
  }
}
