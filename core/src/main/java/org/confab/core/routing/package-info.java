/** Where a request goes: to which endpoints of which user, or to the server itself. */
@NullMarked
package org.confab.core.routing;

import org.jspecify.annotations.NullMarked;
