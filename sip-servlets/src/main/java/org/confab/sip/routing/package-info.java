/** The proxy between users, and what the server itself answers. */
@NullMarked
package org.confab.sip.routing;

import org.jspecify.annotations.NullMarked;
