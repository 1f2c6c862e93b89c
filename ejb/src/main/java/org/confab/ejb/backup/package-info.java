/** Backups: what is in the database, whichever it is, and the keys that belong to it. */
@NullMarked
package org.confab.ejb.backup;

import org.jspecify.annotations.NullMarked;
