/** Where the running application meets the subsystem; all that the application sees of it. */
@NullMarked
package org.confab.subsystem.live;

import org.jspecify.annotations.NullMarked;
