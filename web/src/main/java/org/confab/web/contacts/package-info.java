/** Contact lists of users for administrators. */
@NullMarked
package org.confab.web.contacts;

import org.jspecify.annotations.NullMarked;
