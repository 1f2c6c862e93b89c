/** A browser that opens the pages of an instance. */
@NullMarked
package org.confab.system.browser;

import org.jspecify.annotations.NullMarked;
