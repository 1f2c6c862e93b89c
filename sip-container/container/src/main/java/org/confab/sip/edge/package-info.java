/** The edge of the SIP container: what applications may see of connections and raw messages. */
@NullMarked
package org.confab.sip.edge;

import org.jspecify.annotations.NullMarked;
