/** The page that greets whoever opens the server in a browser. */
@NullMarked
package org.confab.web.landing;

import org.jspecify.annotations.NullMarked;
