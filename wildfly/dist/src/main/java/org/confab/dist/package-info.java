/** What is in the archive of the product, by whom, and under which licence. */
@NullMarked
package org.confab.dist;

import org.jspecify.annotations.NullMarked;
