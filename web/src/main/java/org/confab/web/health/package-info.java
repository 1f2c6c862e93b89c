/** Whether this server is ready to serve. */
@NullMarked
package org.confab.web.health;

import org.jspecify.annotations.NullMarked;
