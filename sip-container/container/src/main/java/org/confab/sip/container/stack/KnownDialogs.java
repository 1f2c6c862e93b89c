package org.confab.sip.container.stack;

/** Which dialogs the core has, told by what it writes into them. */
public interface KnownDialogs {
  /** Whether the core gave out this tag for a session that lives. */
  boolean hasTag(String tag);

  /**
   * Whether the core wrote a Record-Route with these parameters for a session that lives.
   *
   * @param application the core's hash of the application's name
   * @param session the id of the application session
   */
  boolean hasRoute(String application, String session);
}
