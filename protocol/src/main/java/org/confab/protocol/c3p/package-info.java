/** The Centralized Conferencing Control Protocol: its envelope, commands and reasons. */
@NullMarked
package org.confab.protocol.c3p;

import org.jspecify.annotations.NullMarked;
