package org.confab.core.registrar;

/** Port: tells an endpoint that the server signs it out. */
public interface SignOutNotices {
  /** For who tells nobody. */
  SignOutNotices NONE = (binding, why) -> {};

  /**
   * The endpoint is about to be signed out; its registration still stands. Never blocks on the
   * network; an endpoint that cannot be told is signed out all the same.
   */
  void signingOut(Binding binding, SignOutReason why);
}
