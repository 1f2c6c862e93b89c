package org.confab.mediaserver.sip;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Callee;
import org.confab.mediaserver.mcu.Dialogs;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.Mcus;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/**
 * Takes the server's SIP messages: a new INVITE goes to its conference, what belongs to a dialog to
 * its {@link LegSession}, answers to their transactions. A message is handled in the thread that
 * reads its connection, so their order stays.
 */
public final class UserAgent implements Dialogs, SipConnection.Receiver {
  private static final System.Logger LOG = System.getLogger(UserAgent.class.getName());

  private final SipWire wire;
  private final Figures figures;
  private final Map<String, LegSession> sessions = new ConcurrentHashMap<>();
  private volatile @Nullable Mcus mcu;
  private volatile Function<SipUri, Optional<Callee>> others = address -> Optional.empty();

  /**
   * @param sentBy host and port of the listener, for Via
   * @param timer runs what is late; it must not be slow
   */
  public UserAgent(
      String sentBy, SipLimits limits, ScheduledExecutorService timer, Figures figures) {
    this.wire = new SipWire(sentBy, limits, timer, figures);
    this.figures = figures;
  }

  /** Begins to serve the conferences of that MCU. */
  public void serve(Mcus conferences) {
    mcu = conferences;
  }

  /** Begins to take calls that are for no conference; they are asked for by address. */
  public void answer(Function<SipUri, Optional<Callee>> callees) {
    others = callees;
  }

  /** Whether the server has a connection open. */
  public boolean connected() {
    return wire.connected();
  }

  /** How many dialogs there are. */
  public int dialogs() {
    return sessions.size();
  }

  SipLimits limits() {
    return wire.limits();
  }

  void opened(SipConnection connection) {
    figures.count(Counter.CONNECTIONS_ACCEPTED);
    wire.opened(connection);
  }

  @Override
  public void closed(SipConnection connection) {
    wire.closed(connection);
  }

  @Override
  public void received(SipConnection connection, RawMessage message) {
    if (!message.isRequest()) {
      wire.response(message);
      return;
    }
    figures.count(Counter.REQUESTS_RECEIVED);
    try {
      request(connection, message);
    } catch (LegRefused refused) {
      refuse(connection, message, refused);
    } catch (RuntimeException unforeseen) {
      LOG.log(
          Level.ERROR, message.method() + " failed (Call-ID " + message.callId() + ")", unforeseen);
      refuse(connection, message, new LegRefused(500, Diagnostic.INTERNAL_ERROR));
    }
  }

  private void refuse(SipConnection connection, RawMessage request, LegRefused why) {
    if (request.method().equals("ACK")) {
      return;
    }
    LOG.log(
        Level.INFO,
        "{0} of {1} refused: {2} (Call-ID {3})",
        request.method(),
        request.from().uri(),
        why.getMessage(),
        request.callId());
    connection.send(
        SipText.answer(request, why.status(), SipWire.token())
            .with("ms-diagnostics", why.diagnostic().header(wire.host()))
            .with("Allow", SipDialog.ALLOW)
            .bytes());
  }

  private void request(SipConnection connection, RawMessage request) {
    String tag = request.to().tag();
    if (tag.isEmpty()) {
      begin(connection, request);
      return;
    }
    LegSession session = sessions.get(SipDialog.key(request.callId(), tag));
    if (session == null || !session.isOf(request)) {
      throw new LegRefused(481, Diagnostic.CONFERENCE_URI_INVALID);
    }
    session.request(connection, request);
  }

  private void begin(SipConnection connection, RawMessage request) {
    switch (request.method()) {
      case "INVITE" -> invite(connection, request);
      case "OPTIONS" ->
          connection.send(
              SipText.answer(request, 200, SipWire.token())
                  .with("Allow", SipDialog.ALLOW)
                  .with("Accept", Body.SDP)
                  .bytes());
      // The INVITE is answered at once, so a CANCEL always comes too late (RFC 3261 9.2).
      case "CANCEL" -> connection.send(SipText.answer(request, 200, SipWire.token()).bytes());
      case "MESSAGE", "INFO", "BYE", "UPDATE" ->
          throw new LegRefused(481, Diagnostic.CONFERENCE_URI_INVALID);
      default -> throw new LegRefused(405, Diagnostic.PARSE_FAILURE);
    }
  }

  private void invite(SipConnection connection, RawMessage invite) {
    Invitation invitation = Invitation.read(invite);
    Callee callee =
        callee(invitation)
            .orElseThrow(() -> new LegRefused(404, Diagnostic.CONFERENCE_URI_INVALID));
    SipDialog dialog = new SipDialog(invitation.dialog(), invitation.contact(), wire, this::forget);
    LegSession session = new LegSession(dialog, invitation.user());
    sessions.put(dialog.key(), session);
    try {
      session.leadsTo(
          callee.call(
              invitation.user(),
              invitation.device(),
              invitation.offer(),
              dialog,
              body -> session.accept(connection, invite, body, invitation.offer().isEmpty())));
    } catch (RuntimeException refused) {
      forget(dialog);
      throw refused;
    }
  }

  private Optional<Callee> callee(Invitation invitation) {
    Mcus conferences = mcu;
    if (invitation.conference().isEmpty()) {
      return others.apply(invitation.called());
    }
    return conferences == null
        ? Optional.empty()
        : conferences.find(invitation.conference().get()).map(found -> found::join);
  }

  @Override
  public LegDialog takeOver(
      ConferenceUri conference, SipUri user, DialogState state, LegInput input) {
    SipDialog dialog =
        new SipDialog(state, SipDialog.ofConference(conference.asString()), wire, this::forget);
    LegSession session = new LegSession(dialog, user);
    session.leadsTo(input);
    sessions.put(dialog.key(), session);
    return dialog;
  }

  @Override
  public LegDialog dialOut(ConferenceUri conference, SipUri user, SipUri target, LegInput input) {
    DialogState state =
        new DialogState(
            SipWire.token() + SipWire.token(),
            conference.asString(),
            SipWire.token(),
            user.asString(),
            "",
            target.asString(),
            java.util.List.of(),
            0,
            0);
    OutgoingInvite dialog =
        new OutgoingInvite(
            state, SipDialog.ofConference(conference.asString()), wire, input, this::forget);
    LegSession session = new LegSession(dialog, user);
    session.leadsTo(input);
    sessions.put(dialog.key(), session);
    return dialog;
  }

  private void forget(SipDialog dialog) {
    LegSession session = sessions.remove(dialog.key());
    if (session != null) {
      session.forgotten();
    }
  }
}
