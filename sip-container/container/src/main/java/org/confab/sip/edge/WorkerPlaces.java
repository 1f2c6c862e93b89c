package org.confab.sip.edge;

/**
 * The places of those who serve SIP messages, of which there are about as many as processors; to be
 * injected. A thread that waits for something else leaves its place to another message. Other
 * threads may call too, to no effect.
 */
public interface WorkerPlaces {
  /** The calling thread begins to wait. May be nested. */
  void leave();

  /** It goes on; as often as it has left. */
  void comeBack();
}
