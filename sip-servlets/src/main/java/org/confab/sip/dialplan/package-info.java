/** How SIP reaches dial plans. */
@NullMarked
package org.confab.sip.dialplan;

import org.jspecify.annotations.NullMarked;
