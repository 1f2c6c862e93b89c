/**
 * The server tries itself through its own listeners, with two users who are there for that alone.
 */
@NullMarked
package org.confab.ejb.check;

import org.jspecify.annotations.NullMarked;
