/** The stores inside WildFly, on its transactions, caches and data source. */
@NullMarked
package org.confab.container;

import org.jspecify.annotations.NullMarked;
