/** Assembles the autodiscover service. */
@NullMarked
package org.confab.ejb.autodiscover;

import org.jspecify.annotations.NullMarked;
