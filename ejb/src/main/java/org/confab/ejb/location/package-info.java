/** Locations in the database. */
@NullMarked
package org.confab.ejb.location;

import org.jspecify.annotations.NullMarked;
