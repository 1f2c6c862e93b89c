package org.confab.sip.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import javax.servlet.sip.Address;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.SipURI;
import org.confab.core.Body;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.RegistrationStore;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.Bodies;

/**
 * INVITEs of the Focus itself to all Communicator-type devices of a user ([MS-CONFBAS] 2.2.3.15).
 * The first that takes it counts; the others are told that it is over. Its methods are public
 * because it is called through a proxy.
 */
@ApplicationScoped
public class FocusInvitations {
  /** Where an INVITE keeps what it belongs to, in its session. */
  static final String CALL = "org.confab.focus.call";

  private static final Logger LOG = System.getLogger(FocusInvitations.class.getName());

  /** RFC 3261 21.4.18: temporarily unavailable. */
  private static final int UNAVAILABLE = 480;

  /** The servlet that gets the answers. */
  private static final String HANDLER = "focus";

  /** How long the sessions may live, in minutes: longer than a phone may ring. */
  private static final int MINUTES = 5;

  private final RegistrationStore registrations;

  /** To the devices of that store. */
  @Inject
  public FocusInvitations(RegistrationStore registrations) {
    this.registrations = registrations;
  }

  /** One user who is called, at all devices. */
  static final class Call {
    private final List<SipServletRequest> branches = new CopyOnWriteArrayList<>();
    private final IntConsumer answered;
    private boolean over;
    private int waiting;

    Call(IntConsumer answered) {
      this.answered = answered;
    }

    /** A final answer of one branch; the first good one, or the last bad one, is the call's. */
    private boolean ends(int status) {
      synchronized (this) {
        waiting--;
        if (over || status >= 300 && waiting > 0) {
          return false;
        }
        over = true;
      }
      answered.accept(status);
      return true;
    }
  }

  /** Invites; answers 480 if the user has no device that could take it. */
  public void invite(
      SipFactory factory,
      SipUri focus,
      SipUri callee,
      Body invitation,
      String conversation,
      IntConsumer answered) {
    Instant now = Clock.systemUTC().instant();
    List<Binding> bindings =
        registrations.bindings(callee).stream()
            .filter(binding -> binding.liveAt(now) && binding.takes("INVITE"))
            .filter(binding -> binding.dialect() == ClientDialect.OCS)
            .toList();
    if (bindings.isEmpty()) {
      answered.accept(UNAVAILABLE);
      return;
    }
    Call call = new Call(answered);
    List<SipServletRequest> ready = new ArrayList<>();
    try {
      for (Binding binding : bindings) {
        ready.add(request(factory, focus, callee, binding, invitation, conversation, call));
      }
      call.waiting = ready.size();
      call.branches.addAll(ready);
      for (SipServletRequest request : ready) {
        request.send();
      }
    } catch (ServletException | IOException | IllegalStateException failed) {
      LOG.log(Level.INFO, "no INVITE of the Focus to " + callee, failed);
      call.waiting = 1;
      call.ends(SipServletResponse.SC_SERVER_INTERNAL_ERROR);
    }
  }

  private static SipServletRequest request(
      SipFactory factory,
      SipUri focus,
      SipUri callee,
      Binding binding,
      Body invitation,
      String conversation,
      Call call)
      throws ServletException, IOException {
    SipApplicationSession session = factory.createApplicationSession();
    session.setExpires(MINUTES);
    Address from = factory.createAddress("<" + focus.asString() + ">");
    Address to = factory.createAddress("<" + callee.asString() + ">");
    to.setParameter("epid", binding.endpoint().epid().asString());
    SipServletRequest invite = factory.createRequest(session, "INVITE", from, to);
    invite.setRequestURI((SipURI) factory.createURI(binding.target().asString()));
    invite.setAddressHeader("Contact", factory.createAddress("<" + focus.asString() + ">;isfocus"));
    if (!conversation.isEmpty()) {
      invite.setHeader(FocusHeaders.CONVERSATION, conversation);
    }
    Bodies.put(invite, invitation);
    invite.getSession().setHandler(HANDLER);
    invite.getSession().setAttribute(CALL, call);
    return invite;
  }

  /** A device has answered; nothing if that is no INVITE of the Focus. */
  static void answered(SipServletResponse response) throws IOException {
    if (!(response.getSession().getAttribute(CALL) instanceof Call call)) {
      return;
    }
    int status = response.getStatus();
    if (status < 300) {
      acknowledge(response);
    }
    if (call.ends(status) && status < 300) {
      cancelOthers(call, response);
    }
  }

  /** By the way of the INVITE: the Contact is a GRUU, which leads nowhere in this container. */
  private static void acknowledge(SipServletResponse response) throws IOException {
    SipServletRequest ack = response.createAck();
    ack.setRequestURI(response.getRequest().getRequestURI());
    ack.send();
  }

  private static void cancelOthers(Call call, SipServletResponse taken) {
    for (SipServletRequest other : call.branches) {
      if (!other.getCallId().equals(taken.getCallId())) {
        try {
          other.createCancel().send();
        } catch (IOException | IllegalStateException answered) {
          LOG.log(Level.DEBUG, "nothing to cancel any more", answered);
        }
      }
    }
  }
}
