/** Administration of the directory that this server follows. */
@NullMarked
package org.confab.web.directory;

import org.jspecify.annotations.NullMarked;
