/** What is said in a room, kept in a file on this machine. */
@NullMarked
package org.confab.mediaserver.recording;

import org.jspecify.annotations.NullMarked;
