package org.confab.sip.edge;

/**
 * Names of the attributes that the container puts on inbound requests and responses, and on
 * sessions.
 */
public final class SipEdge {
  /** The {@link Flow} that brought the message. */
  public static final String FLOW = "org.confab.sip.edge.flow";

  /** The guard's verdict, see {@link FlowGuard.Inbound#verdict}. */
  public static final String VERDICT = "org.confab.sip.edge.verdict";

  /** The {@link DialogOutlet} of a session. */
  public static final String OUTLET = "org.confab.sip.edge.outlet";

  /**
   * The parameter of a Route which names a flow that leads to another server: that gets the other
   * Routes of the request, which would be none of a client's business. Its value is how many of
   * those, from the topmost, are this server's own and do not go on.
   */
  public static final String ONWARD = "ms-onward";

  private SipEdge() {}
}
