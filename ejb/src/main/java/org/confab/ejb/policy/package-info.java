/** Policies in the database. */
@NullMarked
package org.confab.ejb.policy;

import org.jspecify.annotations.NullMarked;
