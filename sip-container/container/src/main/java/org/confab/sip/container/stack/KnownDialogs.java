package org.confab.sip.container.stack;

import java.util.Optional;

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

  /**
   * The servlet that relays such a dialog, if it has been answered and lives; its session counts as
   * used now.
   *
   * @param application as in {@link #hasRoute}
   * @param session as in {@link #hasRoute}
   * @param tags those of From and To
   */
  Optional<String> relayedBy(String application, String session, String callId, Tags tags);

  /** The tags of a message, in either order of the parties. */
  record Tags(String from, String to) {}
}
