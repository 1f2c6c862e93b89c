/** Who reports to whom. */
@NullMarked
package org.confab.core.organisation;

import org.jspecify.annotations.NullMarked;
