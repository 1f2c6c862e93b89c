/** The database that every store shares: its schema and its entity manager. */
@NullMarked
package org.confab.ejb.database;

import org.jspecify.annotations.NullMarked;
