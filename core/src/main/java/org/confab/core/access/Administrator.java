package org.confab.core.access;

/**
 * Somebody who administers.
 *
 * @param name the name of the account, see {@link AdminName}
 * @param role what the account may do
 */
public record Administrator(String name, AdminRole role) {}
