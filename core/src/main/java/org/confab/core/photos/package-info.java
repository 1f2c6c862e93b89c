/** Pictures of people. */
@NullMarked
package org.confab.core.photos;

import org.jspecify.annotations.NullMarked;
