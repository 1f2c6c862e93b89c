package org.confab.mediaserver.relay;

import java.util.Arrays;

/**
 * With what a client signed in.
 *
 * @param client the user, as {@link org.confab.protocol.mras.RelayTicket} names him
 * @param username the user name as it stands in messages
 * @param key the long-term key (RFC 5389 15.4)
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isOf alone
record Credentials(String client, byte[] username, byte[] key) {
  /** Whether that is the user name. */
  boolean isOf(byte[] other) {
    return Arrays.equals(username, other);
  }
}
