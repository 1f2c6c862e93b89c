package org.confab.protocol.mras;

import java.time.Instant;

/**
 * What a relay learns of good credentials.
 *
 * @param client who uses them: the same text for all credentials of a user that were made with one
 *     key, and nothing of his address can be learnt from it
 * @param expires until when they are good
 * @param credentials user name and password
 */
public record RelayTicket(String client, Instant expires, RelayCredentials credentials) {}
