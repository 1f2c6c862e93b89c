/** In-band provisioning on the wire ([MS-SIPREGE] 2.2.2). */
@NullMarked
package org.confab.protocol.provisioning;

import org.jspecify.annotations.NullMarked;
