/** Keeps what clients report in the database. */
@NullMarked
package org.confab.ejb.errorreport;

import org.jspecify.annotations.NullMarked;
