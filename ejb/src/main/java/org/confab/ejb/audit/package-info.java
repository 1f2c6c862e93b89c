/** Keeps the audit log in the database. */
@NullMarked
package org.confab.ejb.audit;

import org.jspecify.annotations.NullMarked;
