package org.confab.core.health;

/**
 * Both questions that are asked of a server.
 *
 * @param live whether the process works at all; who sees that it does not starts it anew
 * @param ready whether clients may come; who sees that they may not sends them elsewhere
 */
public record Health(HealthBoard live, HealthBoard ready) {}
