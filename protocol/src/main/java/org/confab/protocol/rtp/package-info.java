/** RTP and RTCP (RFC 3550, 3551, 4585), telephone events (RFC 4733), comfort noise (RFC 3389). */
@NullMarked
package org.confab.protocol.rtp;

import org.jspecify.annotations.NullMarked;
