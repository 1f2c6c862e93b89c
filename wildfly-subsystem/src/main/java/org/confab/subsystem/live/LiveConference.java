package org.confab.subsystem.live;

import java.util.List;

/**
 * A conference that somebody is in.
 *
 * @param uri its Focus
 * @param organizer whose it is, without scheme
 * @param subject empty if it has none
 * @param locked whether nobody else may come in
 * @param participants who is in it, in the order of coming
 * @param waiting who waits to be let in
 * @param media what is served by media servers
 */
public record LiveConference(
    String uri,
    String organizer,
    String subject,
    boolean locked,
    List<String> participants,
    List<String> waiting,
    List<String> media) {
  /** Copies its lists. */
  public LiveConference {
    participants = List.copyOf(participants);
    waiting = List.copyOf(waiting);
    media = List.copyOf(media);
  }
}
