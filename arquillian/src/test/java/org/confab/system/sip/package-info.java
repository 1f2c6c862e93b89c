/** A SIP endpoint written from the specifications alone, independent of the server's code. */
@NullMarked
package org.confab.system.sip;

import org.jspecify.annotations.NullMarked;
