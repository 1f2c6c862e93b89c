package org.confab.mediaserver.audio;

/**
 * What was counted of a leg.
 *
 * @param packetsIn taken
 * @param packetsOut sent
 * @param lost that never came, as RFC 3550 A.3 counts them
 * @param late that came after their time to be heard
 * @param refused of strangers, not authentic, repeated or malformed
 * @param jitterMicros interarrival jitter (RFC 3550 A.8)
 * @param roundTripMicros by the last receiver report; 0 if none came
 */
public record LegFigures(
    long packetsIn,
    long packetsOut,
    long lost,
    long late,
    long refused,
    long jitterMicros,
    long roundTripMicros) {}
