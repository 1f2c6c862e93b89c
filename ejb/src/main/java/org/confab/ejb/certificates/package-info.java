/** Certificates of users: the authority that signs them and the table that keeps them. */
@NullMarked
package org.confab.ejb.certificates;

import org.jspecify.annotations.NullMarked;
