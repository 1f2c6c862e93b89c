/** {@code /api/error-reports}: what clients told of errors. */
@NullMarked
package org.confab.web.errorreport;

import org.jspecify.annotations.NullMarked;
