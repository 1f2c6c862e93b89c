/** Administration of users. */
@NullMarked
package org.confab.web.users;

import org.jspecify.annotations.NullMarked;
