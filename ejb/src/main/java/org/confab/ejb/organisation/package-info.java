/** Who reports to whom, in the database. */
@NullMarked
package org.confab.ejb.organisation;

import org.jspecify.annotations.NullMarked;
