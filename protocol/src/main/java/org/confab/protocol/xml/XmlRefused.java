package org.confab.protocol.xml;

/** A document that is not well-formed, has a DTD, or is larger than its limits. */
public final class XmlRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a document was refused. */
  public enum Why {
    MALFORMED,
    TOO_LARGE
  }

  private final Why why;

  XmlRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  XmlRefused(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  /** Whether it was malformed or too large: protocols answer these differently. */
  public Why why() {
    return why;
  }
}
