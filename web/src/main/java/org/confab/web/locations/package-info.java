/** Administration of locations. */
@NullMarked
package org.confab.web.locations;

import org.jspecify.annotations.NullMarked;
