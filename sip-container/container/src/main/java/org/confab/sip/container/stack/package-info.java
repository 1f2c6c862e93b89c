/**
 * The bridge between the transport and the JAIN SIP stack: message processors and channels over
 * flows, the marks that keep the transactions of two flows apart, and the last touch on outbound
 * messages.
 */
@NullMarked
package org.confab.sip.container.stack;

import org.jspecify.annotations.NullMarked;
