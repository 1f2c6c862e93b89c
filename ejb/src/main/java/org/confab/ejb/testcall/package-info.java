/** Puts the test call together. */
@NullMarked
package org.confab.ejb.testcall;

import org.jspecify.annotations.NullMarked;
