/** Whole-system tests: the server as one starts it, real clients and raw protocol against it. */
@NullMarked
package org.confab.system;

import org.jspecify.annotations.NullMarked;
