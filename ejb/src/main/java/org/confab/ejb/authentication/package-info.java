/** Credentials in the database, encrypted, and the wiring of the authenticator. */
@NullMarked
package org.confab.ejb.authentication;

import org.jspecify.annotations.NullMarked;
