/** Distribution lists in the database. */
@NullMarked
package org.confab.ejb.groupexpansion;

import org.jspecify.annotations.NullMarked;
