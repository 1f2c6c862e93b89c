/** Kerberos by JGSS with a keytab, and users' Kerberos names in the database. */
@NullMarked
package org.confab.ejb.kerberos;

import org.jspecify.annotations.NullMarked;
