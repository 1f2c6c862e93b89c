package org.confab.core.authentication;

/**
 * A header for the answer to a request that was not let in.
 *
 * @param name such as {@code WWW-Authenticate}
 * @param value the value as it goes on the wire; it may hold a challenge and is not for logs
 */
public record ResponseHeader(String name, String value) {}
