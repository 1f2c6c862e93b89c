/**
 * Sound: codecs, jitter buffers, the mixer, and the ports by which a conferencing server uses the
 * engine. Needs the JDK and the wire formats only; sockets are in {@code
 * org.confab.mediaserver.rtp}.
 */
@NullMarked
package org.confab.mediaserver.audio;

import org.jspecify.annotations.NullMarked;
