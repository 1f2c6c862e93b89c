package org.confab.core.subscription;

/**
 * Port: the dialog of one subscription, seen from its notifying side. Calls for one channel come
 * one after the other.
 */
public interface NotificationChannel {
  /**
   * Hands the notification to the connection, without waiting for the network.
   *
   * @throws RuntimeException if the dialog or its connection is gone
   */
  void send(Notification notification);

  /** The subscription is over: the dialog may be forgotten. */
  void close();
}
