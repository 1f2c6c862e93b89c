/**
 * The way in: every SIP request passes the front servlet, its one routing table, and the base class
 * of the adapters, which checks the verdict of the edge and answers refusals.
 */
@NullMarked
@SipApplication(name = "confab", mainServlet = "front")
package org.confab.sip.front;

import javax.servlet.sip.annotation.SipApplication;
import org.jspecify.annotations.NullMarked;
