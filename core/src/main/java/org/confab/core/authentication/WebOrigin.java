package org.confab.core.authentication;

/**
 * Where a web request comes from.
 *
 * @param connection names the connection, never the same for two
 * @param exclusive whether the connection carries one client's requests one after the other, as
 *     HTTP/1.1 does: NTLM authenticates connections, and is not offered on others
 * @param address the client's IP address in numbers
 */
public record WebOrigin(String connection, boolean exclusive, String address) {}
