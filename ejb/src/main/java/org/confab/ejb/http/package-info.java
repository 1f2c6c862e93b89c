/** What this server needs to ask other servers. */
@NullMarked
package org.confab.ejb.http;

import org.jspecify.annotations.NullMarked;
