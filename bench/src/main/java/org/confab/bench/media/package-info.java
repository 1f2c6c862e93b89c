/** Mixing beside Janus' AudioBridge, and relaying beside coturn. */
@NullMarked
package org.confab.bench.media;

import org.jspecify.annotations.NullMarked;
