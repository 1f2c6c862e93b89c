/** The wiring of web tickets. */
@NullMarked
package org.confab.ejb.webticket;

import org.jspecify.annotations.NullMarked;
