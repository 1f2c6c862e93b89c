package org.confab.core.registrar;

/**
 * Port towards other capabilities: endpoints of users come and go. Called after the change is
 * stored, on the thread of the request or of the sweeper, and for one user in the order in which it
 * was stored; may block, should not for long, and must not change registrations.
 */
public interface RegistrationListener {
  /** The endpoint has signed in. */
  void endpointAdded(Binding binding);

  /** The endpoint has registered again; everything that hangs on it stays. */
  default void endpointRefreshed(Binding binding) {}

  /**
   * The endpoint is gone: signed out, expired, or its connection closed.
   *
   * @param lastOfUser whether the user has no other endpoint left
   */
  void endpointRemoved(Binding binding, boolean lastOfUser);
}
