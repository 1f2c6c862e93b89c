package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import org.confab.protocol.stun.StunAttributeType;
import org.confab.protocol.stun.StunMessage;

/**
 * What a check of the peer tells.
 *
 * @param component whose port it came to
 * @param from where it came from
 * @param priority of that address, should it be a new one
 * @param nominates whether it chooses the pair
 */
record Learned(int component, InetSocketAddress from, long priority, boolean nominates) {
  static Learned of(int component, InetSocketAddress from, StunMessage check) {
    return new Learned(
        component,
        from,
        check
            .first(StunAttributeType.PRIORITY)
            .map(each -> Integer.toUnsignedLong(each.int32().orElse(0)))
            .orElse(0L),
        check.has(StunAttributeType.USE_CANDIDATE));
  }
}
