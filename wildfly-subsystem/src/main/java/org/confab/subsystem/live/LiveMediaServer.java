package org.confab.subsystem.live;

import java.util.List;

/**
 * A media server.
 *
 * @param state {@code ready}, {@code draining} or {@code lost}
 * @param types the kinds of conferences that it serves
 * @param conferences how many it has
 * @param mostConferences how many it takes
 * @param legs how many endpoints are in them
 * @param mostLegs how many it takes
 * @param heard when it was heard last, as in ISO 8601
 */
public record LiveMediaServer(
    String state,
    List<String> types,
    long conferences,
    long mostConferences,
    long legs,
    long mostLegs,
    String heard) {
  /** Copies its list. */
  public LiveMediaServer {
    types = List.copyOf(types);
  }
}
