package org.confab.bench.media;

import java.net.InetSocketAddress;
import java.util.List;

/** A server that mixes the sound of rooms, in G.711 (µ-law). */
interface Bridge extends AutoCloseable {
  /** What it is called. */
  String name();

  /** Its process. */
  long pid();

  /** Whether packets are protected by SRTP. */
  boolean secure();

  /**
   * All join, so many to a room.
   *
   * @return where each is to send
   */
  List<InetSocketAddress> join(List<Guest> guests, int toRoom);

  /** Ticks that were left out so far; negative if it does not tell. */
  long lateTicks();

  /** All leave. */
  void leave();

  @Override
  void close();
}
