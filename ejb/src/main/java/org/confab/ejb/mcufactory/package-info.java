/** The Conferencing Server Factory: its wiring, timer and HTTPS. */
@NullMarked
package org.confab.ejb.mcufactory;

import org.jspecify.annotations.NullMarked;
