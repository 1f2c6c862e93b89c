/** Load generator: side-by-side benchmarks and the soak, over the loopback only. */
@NullMarked
package org.confab.bench;

import org.jspecify.annotations.NullMarked;
