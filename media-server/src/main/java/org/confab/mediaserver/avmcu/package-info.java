/**
 * The A/V MCU ([MS-CONFAV]): conferences whose members hear each other. It agrees with each on its
 * media, puts it into the room of the sound engine, and keeps roster and room the same.
 */
@NullMarked
package org.confab.mediaserver.avmcu;

import org.jspecify.annotations.NullMarked;
