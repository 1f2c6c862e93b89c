package org.confab.sip.subscription;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.confab.core.Body;
import org.confab.core.subscription.HeaderLine;
import org.confab.core.subscription.Notification;
import org.confab.core.subscription.NotificationChannel;
import org.confab.core.subscription.SubscriptionId;
import org.confab.core.subscription.Subscriptions;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.TextDialog;
import org.jspecify.annotations.Nullable;

/** A dialog that is kept as text, as the way of a subscription's notifications. */
final class OutletChannel implements NotificationChannel {
  private static final int REFUSALS = 300;
  private static final byte[] NOTHING = {};

  private final TextDialog dialog;
  private final Subscriptions subscriptions;

  /** None until the answer is written, before which nothing leaves. */
  private volatile @Nullable SubscriptionId subscription;

  OutletChannel(TextDialog dialog, Subscriptions subscriptions) {
    this.dialog = dialog;
    this.subscriptions = subscriptions;
  }

  /** It is that subscription's. */
  void of(SubscriptionId id) {
    subscription = id;
  }

  @Override
  public void send(Notification notification) {
    try {
      dialog.send(notice(notification), this::answered);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void answered(int status) {
    SubscriptionId id = subscription;
    if (id == null) {
      throw new IllegalStateException("answered before it was begun");
    }
    if (isRefusal(status)) {
      subscriptions.failed(id);
    } else {
      subscriptions.delivered(id);
    }
  }

  @Override
  public void close() {
    dialog.close();
  }

  /** The notification as it leaves without a message object. */
  static DialogOutlet.Notice notice(Notification notification) {
    return new DialogOutlet.Notice(
        notification.method(),
        HeaderLine.lines(notification.headers()),
        notification.body().map(Body::contentType).orElse(""),
        notification.body().map(Body::bytes).orElse(NOTHING));
  }

  /** Whether the answer to a notification says that it was not taken. */
  static boolean isRefusal(int status) {
    return status >= REFUSALS;
  }
}
