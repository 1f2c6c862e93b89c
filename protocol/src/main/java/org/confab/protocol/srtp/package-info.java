/** SRTP and SRTCP (RFC 3711) with the keys of SDP crypto lines (RFC 4568, [MS-SRTP]). */
@NullMarked
package org.confab.protocol.srtp;

import org.jspecify.annotations.NullMarked;
