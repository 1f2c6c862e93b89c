package org.confab.sip.container.transport;

/**
 * The end of the message cannot be known, or the message is larger than the limits: the connection
 * is answered, if an answer can be made, and closed.
 */
public final class Unframeable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient byte[] head;

  Unframeable(int status, String reason, byte[] head) {
    super(reason, null, false, false);
    this.status = status;
    this.head = head;
  }

  /** The SIP status that says what is wrong, 400 or 513. */
  public int status() {
    return status;
  }

  /** What could be read of the header section, for the answer's Via, From, To, Call-ID and CSeq. */
  public byte[] head() {
    return head;
  }

  /** The reason phrase. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
