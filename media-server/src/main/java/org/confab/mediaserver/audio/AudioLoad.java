package org.confab.mediaserver.audio;

/**
 * How busy an engine is.
 *
 * @param rooms open
 * @param legs in them
 * @param legLimit how many it takes
 * @param mixingMicros of the last second, spent on mixing by the busiest loop
 */
public record AudioLoad(int rooms, int legs, int legLimit, long mixingMicros) {}
