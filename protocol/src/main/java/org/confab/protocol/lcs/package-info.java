/** Presence as Live Communications Server 2005 and its clients write it ([MS-SIP] 2.2, 3.2–3.7). */
@NullMarked
package org.confab.protocol.lcs;

import org.jspecify.annotations.NullMarked;
