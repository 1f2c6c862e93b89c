package org.confab.subsystem.live;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the running application tells administrators, and does for them. Any thread may call; what
 * is refused throws {@link Declined} and changes nothing.
 */
public interface LiveServer {
  /** How much of something there is now, by the name of its gauge; empty if it has none such. */
  OptionalLong figure(String gauge);

  /** The names of the media servers that are known, lost ones for an hour. */
  Set<String> mediaServers();

  /** A media server, if it is known. */
  Optional<LiveMediaServer> mediaServer(String name);

  /** Has a media server emptied, or used again. */
  void drain(String mediaServer, boolean drained);

  /**
   * The names of the conferences that somebody is in: nothing in them has a meaning for commands.
   */
  Set<String> conferences();

  /** A conference, if somebody is in it. */
  Optional<LiveConference> conference(String name);

  /** Ends a conference for all who are in it; it may be entered again. */
  void endConference(String name);

  /** Ends all that a user has signed in with but the password; how many endpoints that were. */
  int signOut(String address);

  /** Lets an account be used, or ends all of its sessions and lets it be used no more. */
  void enable(String address, boolean enabled);

  /**
   * Records for a while what a user's clients or a conference say to the server and hear from it.
   *
   * @param target the address of a user, or of a conference, or its name as in {@link #conferences}
   * @param texts whether the texts of people are recorded too
   * @return the name of the trace
   */
  String traceOn(String target, int minutes, boolean texts);

  /** Ends that; what was recorded can be read on. */
  void traceOff(String target);

  /** Makes the files of the address book now. */
  void writeAddressBook();

  /** Enters in the audit log what was done or refused. */
  void audit(Deed deed);
}
