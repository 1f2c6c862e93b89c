/** SIP authentication extensions: header values and what is signed ([MS-SIPAE]). */
@NullMarked
package org.confab.protocol.sipae;

import org.jspecify.annotations.NullMarked;
