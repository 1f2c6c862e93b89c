/** People who come and go: whether anything stays behind. */
@NullMarked
package org.confab.bench.soak;

import org.jspecify.annotations.NullMarked;
