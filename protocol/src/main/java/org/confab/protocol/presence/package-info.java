/**
 * Enhanced presence on the wire ([MS-PRES]): categories, publications, containers, watchers,
 * batched subscriptions.
 */
@NullMarked
package org.confab.protocol.presence;

import org.jspecify.annotations.NullMarked;
