package org.confab.sip.conferencing;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import javax.servlet.sip.ServletParseException;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import javax.servlet.sip.annotation.SipServlet;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.conferencing.AttachedFocusDialogs;
import org.confab.core.conferencing.CommandAnswer;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.FocusDialogId;
import org.confab.core.conferencing.JoinAnswer;
import org.confab.core.conferencing.JoinRequest;
import org.confab.core.registrar.FlowAddress;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Bodies;
import org.confab.sip.front.CallerOf;
import org.confab.sip.front.Uris;

/**
 * The dialogs of participants with the Focus ([MS-CONFBAS] 3.2): INVITE joins, INFO carries
 * commands and, from the server, their answers, BYE leaves.
 */
@SipServlet(name = "focus", applicationName = "confab", loadOnStartup = 1)
public class FocusServlet extends AdapterServlet {
  private static final long serialVersionUID = 1L;
  private static final String DIALOG = "org.confab.focus.dialog";
  private static final String ALLOW = "INVITE, BYE, ACK, CANCEL, INFO, UPDATE";

  @Inject private transient Focus focus;
  @Inject private transient AttachedFocusDialogs attached;
  @Inject private transient FocusSessions sessions;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  public FocusServlet() {}

  @Override
  public void init() {
    sessions.started(factory());
    attached.attach(sessions);
  }

  @Override
  protected void doInvite(SipServletRequest request) throws ServletException, IOException {
    if (request.isInitial()) {
      FocusDialogId dialog = new FocusDialogId(UUID.randomUUID().toString());
      JoinRequest join = joinRequest(dialog, request);
      if (join.isCall()) {
        request.getRequestDispatcher("mcu").forward(request, null);
      } else {
        join(request, join);
      }
    } else {
      refresh(request);
    }
  }

  private void join(SipServletRequest request, JoinRequest join) throws IOException {
    FocusDialogId dialog = join.dialog();
    sessions.put(dialog, request.getSession(), client(request), factory());
    boolean joined = false;
    try {
      JoinAnswer answer = focus.join(join);
      joined = true;
      request.getSession().setAttribute(DIALOG, dialog.value());
      request.getApplicationSession().setExpires(0);
      answer(request, answer);
    } finally {
      if (!joined) {
        sessions.remove(dialog);
      }
    }
  }

  /** What an INVITE says to the Focus. */
  static JoinRequest joinRequest(FocusDialogId dialog, SipServletRequest request)
      throws IOException {
    Body body = Bodies.of(request).orElse(new Body("", new byte[0]));
    String name = request.getFrom().getDisplayName();
    return new JoinRequest(
        dialog,
        CallerOf.request(request),
        CallerOf.flow(request).id(),
        name == null ? "" : name,
        FocusHeaders.contact(request),
        Uris.target(request),
        FocusHeaders.supportsTimer(request),
        FocusHeaders.sessionExpires(request),
        FocusHeaders.conversation(request),
        body);
  }

  private void answer(SipServletRequest request, JoinAnswer answer) throws IOException {
    SipServletResponse response = request.createResponse(200, JoinAnswer.REASON_PHRASE);
    identify(response, answer.focus());
    response.setHeader("Allow", ALLOW);
    response.addHeader("Supported", "timer");
    answer.sessionExpires().ifPresent(timer -> time(response, timer));
    Bodies.put(response, answer.body());
    response.send();
  }

  /** Names the Focus as the other end; the container lets only an address with a GRUU do so. */
  private void identify(SipServletResponse response, SipUri focusUri) throws IOException {
    try {
      response.setAddressHeader(
          "Contact", factory().createAddress("<" + focusUri.asString() + ">;isfocus"));
    } catch (ServletParseException impossible) {
      throw new IOException(impossible);
    }
  }

  private static void time(SipServletResponse response, Duration timer) {
    response.setHeader(FocusHeaders.SESSION_EXPIRES, timer.toSeconds() + ";refresher=uac");
    response.addHeader("Require", "timer");
  }

  /** A re-INVITE or UPDATE only keeps the session timer going. */
  private void refresh(SipServletRequest request) throws IOException {
    dialog(request);
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    if (request.getMethod().equals("INVITE")) {
      identify(response, Uris.target(request));
    }
    response.setHeader("Allow", ALLOW);
    response.addHeader("Supported", "timer");
    FocusHeaders.sessionExpires(request).ifPresent(timer -> time(response, timer));
    response.send();
  }

  @Override
  protected void doUpdate(SipServletRequest request) throws IOException {
    refresh(request);
  }

  @Override
  protected void doInfo(SipServletRequest request) throws IOException {
    FocusDialogId dialog = dialog(request);
    Body body = Bodies.require(request, C3pCodec.CONTENT_TYPE);
    CommandAnswer answer =
        focus.command(dialog, CallerOf.request(request), Uris.target(request), body);
    request.createResponse(SipServletResponse.SC_ACCEPTED).send();
    focus.answered(dialog, answer);
  }

  /** Whoever was invited has answered; the client joins by itself and ends this dialog. */
  @Override
  protected void doSuccessResponse(SipServletResponse response) throws IOException {
    if (response.getMethod().equals("INVITE")) {
      FocusInvitations.answered(response);
    }
  }

  @Override
  protected void doErrorResponse(SipServletResponse response) throws IOException {
    if (response.getMethod().equals("INVITE")) {
      FocusInvitations.answered(response);
    }
  }

  @Override
  protected void doBye(SipServletRequest request) throws IOException {
    if (request.getSession().getAttribute(FocusInvitations.CALL) != null) {
      answers().ok(request);
      return;
    }
    FocusDialogId dialog = known(request);
    focus.leave(dialog, CallerOf.request(request));
    sessions.remove(dialog);
    answers().ok(request);
  }

  /**
   * The dialog of a request inside it, from whose it is; the way to the client is from now on the
   * one that this has come.
   */
  private FocusDialogId dialog(SipServletRequest request) {
    FocusDialogId dialog = known(request);
    focus.checkOwn(dialog, CallerOf.request(request));
    sessions.moved(dialog, client(request), factory());
    return dialog;
  }

  private static FocusDialogId known(SipServletRequest request) {
    Object value = request.isInitial() ? null : request.getSession().getAttribute(DIALOG);
    if (!(value instanceof String text)) {
      throw new Refused(481, Diagnostic.ROUTE_SET_NOT_VALID, "not in a dialog with the Focus");
    }
    return new FocusDialogId(text);
  }

  private SipFactory factory() {
    return (SipFactory) getServletContext().getAttribute(SIP_FACTORY);
  }

  private static FlowAddress client(SipServletRequest request) {
    return CallerOf.address(CallerOf.flow(request));
  }
}
