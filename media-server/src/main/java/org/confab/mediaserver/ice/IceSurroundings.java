package org.confab.mediaserver.ice;

import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.confab.mediaserver.figures.Figures;

/**
 * What an agent needs of its process.
 *
 * @param transport sends its packets
 * @param listener hears what it finds
 * @param limits what it does at most
 * @param random for transaction ids and the tie breaker; a secure one
 * @param clock nanoseconds, as {@link System#nanoTime}
 * @param figures counts
 */
public record IceSurroundings(
    IceTransport transport,
    IceListener listener,
    IceLimits limits,
    RandomGenerator random,
    LongSupplier clock,
    Figures figures) {}
