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
   * Such a dialog, if a servlet relays it and it has been answered and lives; its session counts as
   * used now.
   *
   * @param application as in {@link #hasRoute}
   * @param session as in {@link #hasRoute}
   * @param tags those of From and To
   */
  Optional<Relayed> relayed(String application, String session, String callId, Tags tags);

  /** A dialog that is relayed, for requests of it that the core does not see. */
  interface Relayed {
    /** The name of the servlet that relays it. */
    String servlet();

    /**
     * Whether no request of the dialog, and of the others that its first one began, is still to be
     * answered or acknowledged in the core.
     */
    boolean isQuiet();

    /** The 2xx to its INVITE was acknowledged. */
    void acknowledged();

    /**
     * A BYE was answered, and perhaps has ended it.
     *
     * @param status a final one; 408 if no answer came
     */
    void byeAnswered(int status);
  }

  /** The tags of a message, in either order of the parties. */
  record Tags(String from, String to) {}
}
