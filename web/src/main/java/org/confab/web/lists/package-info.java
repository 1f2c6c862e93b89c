/** Distribution lists for administrators. */
@NullMarked
package org.confab.web.lists;

import org.jspecify.annotations.NullMarked;
