/**
 * Enhanced presence ([MS-PRES]): publications, aggregation, containers, watchers and a user's own
 * view.
 */
@NullMarked
package org.confab.core.presence;

import org.jspecify.annotations.NullMarked;
