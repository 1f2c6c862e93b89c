/** SIP clients that cost little. */
@NullMarked
package org.confab.bench.sip;

import org.jspecify.annotations.NullMarked;
