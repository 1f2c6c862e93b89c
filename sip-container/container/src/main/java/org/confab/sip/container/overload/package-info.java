/** Decides what is refused when more comes than the server can do. Knows no socket and no clock. */
@NullMarked
package org.confab.sip.container.overload;

import org.jspecify.annotations.NullMarked;
