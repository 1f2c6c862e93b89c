/** What the server tells of itself in numbers: gauges of what is in memory, rows of tables. */
@NullMarked
package org.confab.ejb.figures;

import org.jspecify.annotations.NullMarked;
