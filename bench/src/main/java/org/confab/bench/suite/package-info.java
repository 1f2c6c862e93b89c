/** All workloads as one: their table, their goals, and the pictures and tables of a run. */
@NullMarked
package org.confab.bench.suite;

import org.jspecify.annotations.NullMarked;
