package org.confab.core.subscription;

import java.util.ArrayList;
import java.util.List;
import org.confab.core.Body;

/** A dialog that remembers what was sent in it. */
final class RecordingChannel implements NotificationChannel {
  final List<Notification> sent = new ArrayList<>();
  boolean broken;
  boolean closed;

  @Override
  public void send(Notification notification) {
    if (broken) {
      throw new IllegalStateException("connection closed");
    }
    sent.add(notification);
  }

  @Override
  public void close() {
    closed = true;
  }

  String text(int index) {
    return sent.get(index).body().map(Body::text).orElse("");
  }
}
