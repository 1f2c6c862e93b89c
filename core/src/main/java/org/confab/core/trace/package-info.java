/**
 * Traces: what one person's clients, or all of one conference, say to this server and hear from it,
 * for administrators, for a while, without secrets.
 */
@NullMarked
package org.confab.core.trace;

import org.jspecify.annotations.NullMarked;
