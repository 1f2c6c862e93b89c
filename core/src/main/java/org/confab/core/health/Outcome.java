package org.confab.core.health;

import java.time.Instant;
import java.util.Optional;

/**
 * What trying a part showed.
 *
 * @param name of the part
 * @param required whether clients are to be sent elsewhere without it
 * @param ready whether it works
 * @param detail what was seen
 * @param since when it was first seen not to work; empty while it works
 */
public record Outcome(
    String name, boolean required, boolean ready, String detail, Optional<Instant> since) {}
