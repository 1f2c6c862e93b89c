/** The media server: its settings, how its parts are put together, how it begins and ends. */
@NullMarked
package org.confab.mediaserver;

import org.jspecify.annotations.NullMarked;
