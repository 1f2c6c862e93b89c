package org.confab.sip.edge;

/** How much the SIP container has in memory now; to be injected. All of it ends by itself. */
public interface SipFigures {
  /** Open connections, and remote UDP addresses that are remembered. */
  int flows();

  /** Application sessions: one for each dialog and each request on its way. */
  int applicationSessions();

  /** SIP transactions of both sides. */
  int transactions();

  /** Dialogs of the stack, early ones among them. */
  int dialogs();

  /** Notices that wait for an answer. */
  int unansweredNotices();
}
