package org.confab.sip.conferencing;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntConsumer;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.confab.core.conferencing.FocusCall;
import org.confab.core.conferencing.Invitation;
import org.confab.core.registrar.Binding;
import org.confab.sip.front.Bodies;

/** INVITEs of the Focus itself ([MS-CONFBAS] 2.2.3.15), each to one device. */
final class FocusInvitations {
  /** Where an INVITE keeps what it belongs to, in its session. */
  static final String CALL = "org.confab.focus.call";

  private static final Logger LOG = System.getLogger(FocusInvitations.class.getName());

  /** The servlet that gets the answers. */
  private static final String HANDLER = "focus";

  /** How long the sessions may live, in minutes: longer than a phone may ring. */
  private static final int MINUTES = 5;

  private FocusInvitations() {}

  /** An INVITE, and who is told what becomes of it. */
  private record Call(SipServletRequest invite, IntConsumer answered) implements FocusCall {
    @Override
    public void cancel() {
      try {
        invite.createCancel().send();
      } catch (IOException | IllegalStateException over) {
        LOG.log(Level.DEBUG, "nothing to cancel any more", over);
      }
    }

    @Override
    public void bye() {
      try {
        SipServletRequest bye = invite.getSession().createRequest("BYE");
        bye.setRequestURI(invite.getRequestURI());
        bye.send();
      } catch (IOException | IllegalStateException over) {
        LOG.log(Level.DEBUG, "no dialog to end any more", over);
      }
    }
  }

  /** As {@link org.confab.core.conferencing.FocusDialogs#invite}. */
  static FocusCall invite(
      SipFactory factory, Invitation invitation, Binding device, IntConsumer answered) {
    SipApplicationSession session = factory.createApplicationSession();
    try {
      session.setExpires(MINUTES);
      SipServletRequest invite = request(factory, session, invitation, device);
      Call call = new Call(invite, answered);
      invite.getSession().setAttribute(CALL, call);
      invite.send();
      return call;
    } catch (ServletException | IOException | IllegalStateException failed) {
      LOG.log(Level.INFO, "no INVITE of the Focus to " + device.endpoint(), failed);
      session.invalidate();
      answered.accept(SipServletResponse.SC_SERVICE_UNAVAILABLE);
      return NOTHING;
    }
  }

  /** What was never sent. */
  private static final FocusCall NOTHING =
      new FocusCall() {
        @Override
        public void cancel() {}

        @Override
        public void bye() {}
      };

  private static SipServletRequest request(
      SipFactory factory, SipApplicationSession session, Invitation invitation, Binding device)
      throws ServletException, IOException {
    String focus = invitation.focus().asString();
    Address from = factory.createAddress("<" + focus + ">");
    Address to = factory.createAddress("<" + invitation.callee().asString() + ">");
    to.setParameter("epid", device.endpoint().epid().asString());
    SipServletRequest invite = factory.createRequest(session, "INVITE", from, to);
    invite.setRequestURI((SipURI) factory.createURI(device.target().asString()));
    invite.setAddressHeader("Contact", factory.createAddress("<" + focus + ">;isfocus"));
    if (!invitation.conversation().isEmpty()) {
      invite.setHeader(FocusHeaders.CONVERSATION, invitation.conversation());
    }
    Bodies.put(invite, invitation.body());
    invite.getSession().setHandler(HANDLER);
    return invite;
  }

  /** A device has answered; nothing if that is no INVITE of the Focus. */
  static void answered(SipServletResponse response) throws IOException {
    if (!(response.getSession().getAttribute(CALL) instanceof Call call)) {
      return;
    }
    if (response.getStatus() < 300) {
      acknowledge(response);
    }
    call.answered().accept(response.getStatus());
  }

  /** By the way of the INVITE: the Contact is a GRUU, which leads nowhere in this container. */
  private static void acknowledge(SipServletResponse response) throws IOException {
    SipServletRequest ack = response.createAck();
    ack.setRequestURI(response.getRequest().getRequestURI());
    ack.send();
  }
}
