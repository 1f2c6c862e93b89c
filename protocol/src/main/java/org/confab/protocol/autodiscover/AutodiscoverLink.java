package org.confab.protocol.autodiscover;

/**
 * Where to go on ([MS-OCDISCWS] 2.2.4).
 *
 * @param token what is there
 * @param href its address
 */
public record AutodiscoverLink(Token token, String href) {
  /** What links are called. */
  public enum Token {
    /** Ask there instead. */
    REDIRECT("Redirect"),
    /** The user's document, for who proves that he is the user. */
    USER("User"),
    /** The document of the domain. */
    DOMAIN("Domain"),
    /** This service as one inside the organisation reaches it. */
    INTERNAL_AUTODISCOVER("Internal/Autodiscover"),
    /** This service as one outside reaches it. */
    EXTERNAL_AUTODISCOVER("External/Autodiscover");

    private final String wire;

    Token(String wire) {
      this.wire = wire;
    }

    /** As it is written. */
    public String wire() {
      return wire;
    }
  }
}
