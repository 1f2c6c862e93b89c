package org.confab.sip.container.transport;

/** The bounds of the SIP transport that nobody chooses, with their reasons. */
public final class TransportLimits {
  /**
   * Bytes of start line and headers; the longest known client header (a TLS-DSK token) has 8 KiB.
   */
  public static final int HEADER_SECTION = 64 * 1024;

  /**
   * Lines of them. The guard takes 256 headers; the stack's parser copies all of a folded header
   * for each further line.
   */
  public static final int HEADER_LINES = 512;

  /** Bytes of a body; a contact list of 1,000 entries has about 200 KiB. */
  public static final int BODY = 1024 * 1024;

  /** Bytes of a UDP datagram over IPv4. */
  public static final int DATAGRAM = 65_507;

  /** Messages of one flow that wait for a worker; beyond it requests get 503. */
  public static final int QUEUED_MESSAGES = 256;

  /**
   * The same of a connection that was opened to a server of ours: one message to some conferences
   * of 250 comes back as a thousand.
   */
  public static final int QUEUED_MESSAGES_OF_SERVERS = 8192;

  /** Bytes that wait for a slow reader; beyond it the connection is closed. */
  public static final int UNSENT_BYTES = 4 * 1024 * 1024;

  /**
   * Open TCP and TLS connections of one address on which nobody has signed in; beyond it new ones
   * are closed at once. {@link ConnectionLimits} has the others.
   */
  public static final int STRANGERS_PER_ADDRESS = 1_024;

  /**
   * Remote UDP addresses of clients who have signed in; beyond it the one unused for longest is
   * forgotten.
   */
  public static final int UDP_FLOWS = 16_384;

  /**
   * Those of one account; beyond it the account's own that is unused for longest is forgotten. A
   * gateway signs in many accounts from one address, and a phone is seen under another port after
   * each pause of its router.
   */
  public static final int UDP_FLOWS_PER_ACCOUNT = 32;

  /**
   * Other remote UDP addresses, which anybody can invent: they make room for each other only, never
   * at the expense of clients.
   */
  public static final int UDP_STRANGERS = 4_096;

  /** Seconds that a connection may be silent on which nobody has signed in. */
  public static final int STRANGER_SECONDS = 120;

  /** The same for a remote UDP address: longer than any transaction lasts. */
  public static final int UDP_STRANGER_SECONDS = 300;

  /** Seconds between two looks for silent flows. */
  public static final int IDLE_LOOK_SECONDS = 10;

  /** Threads that run servlets. Most of them may wait for the database. */
  public static final int WORKERS = 64;

  /** Seconds until another server takes a connection; those of a deployment are near. */
  public static final int CONNECT_SECONDS = 2;

  /** Seconds for a TLS handshake. */
  public static final int HANDSHAKE_SECONDS = 15;

  /** Seconds in which a message that has begun must be complete. */
  public static final int MESSAGE_SECONDS = 60;

  /**
   * How many of the workers may compute at a time: one more than there are processors, which a
   * container may get more or less of while it runs.
   */
  static int places() {
    return Runtime.getRuntime().availableProcessors() + 1;
  }

  private TransportLimits() {}
}
