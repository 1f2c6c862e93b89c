/** The servers that are measured, and what their processes use. */
@NullMarked
package org.confab.bench.server;

import org.jspecify.annotations.NullMarked;
