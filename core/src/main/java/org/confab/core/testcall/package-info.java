/** The test call: its address, and which media server answers it. */
@NullMarked
package org.confab.core.testcall;

import org.jspecify.annotations.NullMarked;
