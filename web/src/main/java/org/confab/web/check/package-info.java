/** What the server finds when it tries itself. */
@NullMarked
package org.confab.web.check;

import org.jspecify.annotations.NullMarked;
