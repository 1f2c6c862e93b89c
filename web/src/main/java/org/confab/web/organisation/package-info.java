/** Administration of who reports to whom. */
@NullMarked
package org.confab.web.organisation;

import org.jspecify.annotations.NullMarked;
