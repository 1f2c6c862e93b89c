/** The sound engine over UDP: ports, event loops, the packets of legs. */
@NullMarked
package org.confab.mediaserver.rtp;

import org.jspecify.annotations.NullMarked;
