/** Figures, and how they are written down. */
@NullMarked
package org.confab.bench.report;

import org.jspecify.annotations.NullMarked;
