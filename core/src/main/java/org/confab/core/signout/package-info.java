/** The one way in which the server signs endpoints out. */
@NullMarked
package org.confab.core.signout;

import org.jspecify.annotations.NullMarked;
