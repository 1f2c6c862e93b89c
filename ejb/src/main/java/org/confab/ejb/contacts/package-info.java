/** Contact lists in the database. */
@NullMarked
package org.confab.ejb.contacts;

import org.jspecify.annotations.NullMarked;
