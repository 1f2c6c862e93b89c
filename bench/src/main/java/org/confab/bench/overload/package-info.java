/** More than a server can do. */
@NullMarked
package org.confab.bench.overload;

import org.jspecify.annotations.NullMarked;
