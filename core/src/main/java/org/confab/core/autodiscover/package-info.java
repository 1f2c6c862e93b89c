/** Tells clients that were given nothing but an address which server they belong to. */
@NullMarked
package org.confab.core.autodiscover;

import org.jspecify.annotations.NullMarked;
