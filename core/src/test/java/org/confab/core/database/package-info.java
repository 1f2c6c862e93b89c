/** Databases that tests bring with them. */
@NullMarked
package org.confab.core.database;

import org.jspecify.annotations.NullMarked;
