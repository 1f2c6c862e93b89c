package org.confab.sip.edge;

import javax.servlet.sip.SipApplicationSession;

/** Goes on with a request later, when what it needed is there; to be injected. */
public interface SessionTurns {
  /**
   * Runs the work on a thread that serves SIP messages, while no other message of the application
   * session is served. May be called on any thread.
   */
  void later(SipApplicationSession session, Runnable work);
}
