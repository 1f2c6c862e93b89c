/** Accounts are opened in one transaction. */
@NullMarked
package org.confab.ejb.accounts;

import org.jspecify.annotations.NullMarked;
