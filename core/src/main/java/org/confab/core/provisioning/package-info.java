/** In-band provisioning ([MS-SIPREGE] 3.3): what a client learns about its server. */
@NullMarked
package org.confab.core.provisioning;

import org.jspecify.annotations.NullMarked;
