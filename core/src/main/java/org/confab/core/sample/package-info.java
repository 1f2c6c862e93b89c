/** The sample organisation that a newcomer finds in an empty server. */
@NullMarked
package org.confab.core.sample;

import org.jspecify.annotations.NullMarked;
