/** Accounts: a user together with the credentials to sign in. */
@NullMarked
package org.confab.core.accounts;

import org.jspecify.annotations.NullMarked;
