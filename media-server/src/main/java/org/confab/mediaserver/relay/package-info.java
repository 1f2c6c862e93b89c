/**
 * The media relay: STUN (RFC 5389, 8489), TURN (RFC 5766, 8656) and [MS-TURN] on the same ports.
 * One model of allocations; the dialects differ in how they read and write.
 */
@NullMarked
package org.confab.mediaserver.relay;

import org.jspecify.annotations.NullMarked;
