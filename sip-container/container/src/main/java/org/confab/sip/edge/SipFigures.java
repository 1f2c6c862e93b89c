package org.confab.sip.edge;

import java.util.concurrent.CompletionStage;

/** How much the SIP container has in memory now; to be injected. All of it ends by itself. */
public interface SipFigures {
  /** Open connections, and remote UDP addresses that are remembered. */
  int flows();

  /** Application sessions: one for each dialog of the stack and each request on its way. */
  int applicationSessions();

  /** SIP transactions of both sides. */
  int transactions();

  /** Dialogs, early ones and those that are kept as text among them. */
  int dialogs();

  /** Notices that wait for an answer. */
  int unansweredNotices();

  /** Messages that wait for a worker. */
  int queuedMessages();

  /** Messages that found their flow's queue full, since the start. */
  long overflowedMessages();

  /** Messages that were refused because the server was behind, since the start. */
  long refusedMessages();

  /** The shortest time that a message has waited for a worker of late, in seconds. */
  double queueingSeconds();

  /** Workers that handle a message now. */
  int busyWorkers();

  /** Most workers at a time. */
  int workers();

  /** Done when every thread that reads and writes has run a task that was given to it now. */
  CompletionStage<?> beat();
}
