/** Presence in database and cache, and the subscriptions to every event package. */
@NullMarked
package org.confab.ejb.presence;

import org.jspecify.annotations.NullMarked;
