/** What many people do in a day, all at once. */
@NullMarked
package org.confab.bench.mix;

import org.jspecify.annotations.NullMarked;
