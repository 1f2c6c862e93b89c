/** Accounts of administrators in a realm of WildFly's Elytron. */
@NullMarked
package org.confab.ejb.access;

import org.jspecify.annotations.NullMarked;
