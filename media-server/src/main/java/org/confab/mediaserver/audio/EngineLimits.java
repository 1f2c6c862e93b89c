package org.confab.mediaserver.audio;

import java.time.Duration;

/**
 * What the engine takes and how long it waits.
 *
 * @param rooms at once
 * @param legs at once, of all rooms
 * @param legsOfRoom at once, of one room
 * @param datagramBytes longest datagram; longer ones are cut and so refused
 * @param burst datagrams read from one port before others have their turn
 * @param datagramsOfTick of media taken from the address of one leg in 20 ms: enough for what a jam
 *     of two seconds held back
 * @param unprovenOfTick of media looked at from other addresses in 20 ms, while one of them may
 *     still prove to be that of the leg
 * @param reports between two RTCP reports of a leg
 * @param silence after which a leg is told to be silent, and for which sound goes to an address
 *     from which nothing has ever come
 * @param orders waiting for one loop
 * @param costlyLegsOfLoop legs of codecs that cost much, of one loop: all of them speaking take
 *     less than half of a core
 */
public record EngineLimits(
    int rooms,
    int legs,
    int legsOfRoom,
    int datagramBytes,
    int burst,
    int datagramsOfTick,
    int unprovenOfTick,
    Duration reports,
    Duration silence,
    int orders,
    int costlyLegsOfLoop) {

  /** What an instance has: 1,000 ports are 500 pairs. */
  public static final EngineLimits DEFAULT =
      new EngineLimits(
          250,
          500,
          500,
          1_500,
          1,
          100,
          10,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          10_000,
          24);

  /** The same with room for so many legs, in one room too. */
  public EngineLimits withLegs(int most) {
    return new EngineLimits(
        rooms,
        most,
        most,
        datagramBytes,
        burst,
        datagramsOfTick,
        unprovenOfTick,
        reports,
        silence,
        orders,
        costlyLegsOfLoop);
  }

  /** The same with other places for codecs that cost much. */
  public EngineLimits withCostlyLegs(int ofLoop) {
    return new EngineLimits(
        rooms,
        legs,
        legsOfRoom,
        datagramBytes,
        burst,
        datagramsOfTick,
        unprovenOfTick,
        reports,
        silence,
        orders,
        ofLoop);
  }
}
