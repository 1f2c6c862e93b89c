/** Who the users of this deployment are. */
@NullMarked
package org.confab.core.directory;

import org.jspecify.annotations.NullMarked;
