/**
 * Subscriptions to event packages: one contract between the SUBSCRIBE adapter and the capabilities.
 */
@NullMarked
package org.confab.core.subscription;

import org.jspecify.annotations.NullMarked;
