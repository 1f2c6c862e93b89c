/** Calls to the test call service. */
@NullMarked
package org.confab.sip.testcall;

import org.jspecify.annotations.NullMarked;
