/** Control of media by signalling (RFC 5168, [MS-XMLMC]). */
@NullMarked
package org.confab.protocol.mediacontrol;

import org.jspecify.annotations.NullMarked;
