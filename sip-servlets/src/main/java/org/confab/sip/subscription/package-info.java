/** SUBSCRIBE and its notifications, for every event package. */
@NullMarked
package org.confab.sip.subscription;

import org.jspecify.annotations.NullMarked;
