/**
 * STUN messages: RFC 5389, the older form of [MS-TURN] without padding, and the changes that
 * [MS-ICE2] makes to integrity and fingerprint.
 */
@NullMarked
package org.confab.protocol.stun;

import org.jspecify.annotations.NullMarked;
