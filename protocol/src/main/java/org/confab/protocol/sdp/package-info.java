/**
 * Session descriptions (RFC 4566) with what calls need of them: read tolerantly, since every family
 * of clients leaves something out, and written strictly.
 */
@NullMarked
package org.confab.protocol.sdp;

import org.jspecify.annotations.NullMarked;
