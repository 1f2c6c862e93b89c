/** What media servers and administrators of media servers see. */
@NullMarked
package org.confab.web.mcu;

import org.jspecify.annotations.NullMarked;
