/** Conference records in the database, the key for conferences, and the wiring of conferencing. */
@NullMarked
package org.confab.ejb.conferencing;

import org.jspecify.annotations.NullMarked;
