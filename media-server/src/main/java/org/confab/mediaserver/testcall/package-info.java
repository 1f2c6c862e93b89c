/**
 * The test call: a caller hears a prompt, speaks, hears himself, and the call ends. It is a
 * conference of one on the same engine, with a script of sounds.
 */
@NullMarked
package org.confab.mediaserver.testcall;

import org.jspecify.annotations.NullMarked;
