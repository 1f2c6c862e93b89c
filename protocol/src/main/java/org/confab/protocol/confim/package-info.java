/** Instant messages in conferences as clients see them ([MS-CONFIM]). */
@NullMarked
package org.confab.protocol.confim;

import org.jspecify.annotations.NullMarked;
