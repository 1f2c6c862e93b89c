/** What the server tells of itself in numbers. */
@NullMarked
package org.confab.core.figures;

import org.jspecify.annotations.NullMarked;
