/** Backups of the running server. */
@NullMarked
package org.confab.web.backup;

import org.jspecify.annotations.NullMarked;
