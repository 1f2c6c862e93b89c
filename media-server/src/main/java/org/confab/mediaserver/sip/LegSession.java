package org.confab.mediaserver.sip;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;
import org.jspecify.annotations.Nullable;

/** What the other side of a dialog asks, and what it is answered. */
final class LegSession {
  private final SipDialog dialog;
  private final SipUri user;
  private final AtomicBoolean awaitsAnswer = new AtomicBoolean();
  private final AtomicReference<@Nullable PendingAck> pending = new AtomicReference<>();

  /**
   * @param user whose it is; nobody else speaks in it, whatever tags he knows
   */
  LegSession(SipDialog dialog, SipUri user) {
    this.dialog = dialog;
    this.user = user.aor();
  }

  void leadsTo(LegInput leg) {
    dialog.leadsTo(leg);
  }

  /** Whether a request belongs here by its From tag as well: a guessed tag opens nothing. */
  boolean isOf(RawMessage request) {
    return request.from().tag().equals(dialog.state().remoteTag());
  }

  /**
   * Answers an INVITE with 200 until it is acknowledged.
   *
   * @param offered whether the body is this side's offer, whose answer comes with the ACK
   */
  void accept(SipConnection connection, RawMessage invite, Body answer, boolean offered) {
    awaitsAnswer.set(offered);
    byte[] ok =
        SipText.answer(invite, 200, dialog.state().localTag())
            .with("Record-Route", invite.headers("record-route"))
            .with("Contact", dialog.contact())
            .with("Allow", SipDialog.ALLOW)
            .with("Supported", "ms-sender")
            .with("Server", SipDialog.USER_AGENT)
            .body(answer.contentType(), answer.bytes())
            .bytes();
    PendingAck ack =
        new PendingAck(connection, dialog.wire(), invite.cseqNumber(), ok, this::unacknowledged);
    stop(pending.getAndSet(ack));
    ack.start();
  }

  private void unacknowledged() {
    dialog.end();
    leg().left();
  }

  void forgotten() {
    stop(pending.getAndSet(null));
  }

  private static void stop(@Nullable PendingAck ack) {
    if (ack != null) {
      ack.acknowledged();
    }
  }

  private LegInput leg() {
    return dialog.leg();
  }

  /** A request in the dialog; throws {@link LegRefused}. */
  void request(SipConnection connection, RawMessage request) {
    switch (request.method()) {
      case "ACK" -> acknowledged(request);
      case "CANCEL" -> connection.send(SipText.answer(request, 200, "").bytes());
      default -> {
        if (!Invitation.identity(request).equals(user)) {
          throw new LegRefused(403, Diagnostic.CREDENTIALS_NOT_FOR_FROM);
        }
        if (!dialog.comesNext(request)) {
          throw new LegRefused(500, Diagnostic.PARSE_FAILURE);
        }
        numbered(connection, request);
      }
    }
  }

  private void acknowledged(RawMessage ack) {
    PendingAck waits = pending.get();
    if (waits == null || !waits.awaits(ack) || !pending.compareAndSet(waits, null)) {
      return;
    }
    waits.acknowledged();
    if (awaitsAnswer.getAndSet(false)) {
      leg().answered(Invitation.offer(ack).orElse(new Body("", new byte[0])));
    }
  }

  private void numbered(SipConnection connection, RawMessage request) {
    switch (request.method()) {
      case "MESSAGE" ->
          leg()
              .message(
                  SipDialog.body(request),
                  id ->
                      connection.send(
                          SipText.answer(request, 202, "")
                              .with("Message-Id", Long.toString(id))
                              .bytes()));
      case "INFO" -> {
        leg().info(SipDialog.body(request));
        connection.send(SipText.answer(request, 200, "").bytes());
      }
      case "BYE" -> {
        connection.send(SipText.answer(request, 200, "").bytes());
        dialog.abandon();
        leg().left();
      }
      case "INVITE" -> {
        if (dialog.inviting()) {
          throw new LegRefused(491, Diagnostic.TEMPORARILY_CANNOT_ROUTE);
        }
        Optional<Body> offer = Invitation.offer(request);
        Body answer = leg().invited(offer);
        retarget(request);
        accept(connection, request, answer, offer.isEmpty());
      }
      case "UPDATE", "OPTIONS" -> {
        retarget(request);
        connection.send(
            SipText.answer(request, 200, "")
                .with("Contact", dialog.contact())
                .with("Allow", SipDialog.ALLOW)
                .bytes());
      }
      default -> throw new LegRefused(405, Diagnostic.PARSE_FAILURE);
    }
  }

  /** The other side may have moved (RFC 3261 12.2.2). */
  private void retarget(RawMessage request) {
    String contact = RawMessageAddress.parse(request.header("contact").orElse("")).uri();
    if (!contact.isEmpty()) {
      dialog.retarget(contact);
    }
  }
}
