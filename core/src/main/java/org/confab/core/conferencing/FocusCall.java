package org.confab.core.conferencing;

/** Port: one INVITE of the Focus itself, to one device. No method waits for the network. */
public interface FocusCall {
  /** Takes the INVITE back; nothing once it is answered. */
  void cancel();

  /** Ends the dialog that the device has opened by taking it; nothing without one. */
  void bye();
}
