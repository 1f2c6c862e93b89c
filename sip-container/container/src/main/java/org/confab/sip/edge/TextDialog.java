package org.confab.sip.edge;

/**
 * A dialog that the container keeps as its text, without a session: one that a SUBSCRIBE over TCP
 * or TLS has begun. It is known to requests from {@link #keep} to {@link #close}; notices can be
 * sent through it before and after.
 */
public interface TextDialog extends DialogOutlet {
  /** The dialog lives until {@link #close}, unless it was closed before. */
  void keep();

  /** The application needs it no more: requests with its To tag get 481. */
  void close();
}
