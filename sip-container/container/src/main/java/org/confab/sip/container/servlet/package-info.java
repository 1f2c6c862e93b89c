/**
 * SIP servlets on WildFly: finds the {@code @SipServlet} classes of a WAR, starts the Mobicents
 * core on our transport for them and stops it with the WAR.
 *
 * <p>For servlets:
 *
 * <ul>
 *   <li>Initial requests go to the main servlet ({@code @SipApplication(mainServlet)} on the
 *       package of any servlet, else the only one, else the one with the lowest load-on-startup);
 *       {@code request.getRequestDispatcher(name).forward(request, null)} hands them on and makes
 *       the other servlet the handler of the session.
 *   <li>A request to {@code sip:IP:PORT;transport=tls;ms-received-cid=ID} or with a topmost Route
 *       of this form leaves on the flow ID. If the flow is closed, a transaction gets a 480 at once
 *       and {@code send()} of a stateless request throws IOException.
 *   <li>{@code session.createRequest("BENOTIFY").send()} leaves without a transaction.
 *   <li>Requests that a servlet makes inside a dialog ({@code session.createRequest}) leave on the
 *       flow over which the other side was last heard, unless they name a flow themselves.
 *   <li>A request inside a proxied dialog is seen by the session's handler before it is forwarded;
 *       {@code request.setRequestURI(flowUri)} there decides where it goes, in both directions.
 *   <li>{@code getAttribute(SipEdge.FLOW)} and {@code getAttribute(SipEdge.VERDICT)} of every
 *       received request and response.
 *   <li>{@code @Inject SipFactory}, {@code SipSessionsUtil}, {@code TimerService}; application
 *       sessions end three minutes after their last use unless {@code setExpires} says otherwise.
 * </ul>
 */
@NullMarked
package org.confab.sip.container.servlet;

import org.jspecify.annotations.NullMarked;
