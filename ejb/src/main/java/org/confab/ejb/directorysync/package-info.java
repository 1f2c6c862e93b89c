/** Follows an LDAP directory: connections to it, and what is known of its entries. */
@NullMarked
package org.confab.ejb.directorysync;

import org.jspecify.annotations.NullMarked;
