/**
 * Keys for SRTP by a handshake on the path of the media (DTLS-SRTP: RFC 5763, 5764). The library's
 * handshake waits for packets, so each runs on a thread of its own for as long as it takes; packets
 * come from the loop of the leg and keys go back there.
 */
@NullMarked
package org.confab.mediaserver.dtls;

import org.jspecify.annotations.NullMarked;
