package org.confab.core.certificates;

/** Why a certificate does not let its holder in. */
public enum CertificateFault {
  /** Another authority signed it, or nobody. */
  FOREIGN("not a certificate of this server"),
  /** This server signed it and does not know it any more: a newer one took its place. */
  UNKNOWN("a certificate that was replaced"),
  /** It was taken back. */
  REVOKED("a revoked certificate"),
  /** Its time is over. */
  EXPIRED("an expired certificate"),
  /** Its time has not begun. */
  NOT_YET_VALID("a certificate whose time has not begun");

  private final String words;

  CertificateFault(String words) {
    this.words = words;
  }

  /** The fault in words, for the log. */
  public String words() {
    return words;
  }
}
