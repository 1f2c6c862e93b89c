package org.confab.sip.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import org.confab.core.subscription.HeaderLine;
import org.confab.core.subscription.Notification;
import org.confab.core.subscription.NotificationChannel;
import org.confab.sip.front.Bodies;

/** The dialog that a SUBSCRIBE opened, as the way of its notifications. */
final class DialogChannel implements NotificationChannel {
  /** Until the last NOTIFY is answered; in minutes, the finest that there is. */
  private static final int AFTERLIFE_MINUTES = 1;

  private final SipSession session;

  DialogChannel(SipSession session) {
    this.session = session;
  }

  /**
   * The session lives as long as the subscription, until {@link #close}. By itself, as after a
   * fetch, it ends after a few minutes.
   */
  void keep() {
    session.setInvalidateWhenReady(false);
    SipApplicationSession application = session.getApplicationSession();
    application.setInvalidateWhenReady(false);
    application.setExpires(0);
  }

  @Override
  public void send(Notification notification) {
    try {
      SipServletRequest request = session.createRequest(notification.method());
      for (HeaderLine line : notification.headers()) {
        request.setHeader(line.name(), line.value());
      }
      if (notification.body().isPresent()) {
        Bodies.put(request, notification.body().get());
      }
      request.send();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    if (session.isValid()) {
      session.getApplicationSession().setExpires(AFTERLIFE_MINUTES);
    }
  }
}
