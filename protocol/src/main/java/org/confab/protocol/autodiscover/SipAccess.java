package org.confab.protocol.autodiscover;

/**
 * Where a SIP server listens with TLS ([MS-OCDISCWS] 3.1.5.3).
 *
 * @param audience for whom
 * @param fqdn its name
 * @param port its port
 */
public record SipAccess(Audience audience, String fqdn, int port) {
  /** Who connects there. */
  public enum Audience {
    /** Servers inside. */
    SERVER_INTERNAL("SipServerInternalAccess"),
    /** Clients inside. */
    CLIENT_INTERNAL("SipClientInternalAccess"),
    /** Servers outside. */
    SERVER_EXTERNAL("SipServerExternalAccess"),
    /** Clients outside. */
    CLIENT_EXTERNAL("SipClientExternalAccess");

    private final String element;

    Audience(String element) {
      this.element = element;
    }

    /** The element's name. */
    public String element() {
      return element;
    }
  }
}
