package org.confab.core.subscription;

import org.confab.core.Body;

/**
 * The notifier that capabilities are built with. The real one is made later, from the capabilities'
 * event packages, and attaches itself; before that nobody can have subscribed.
 */
public final class DelegatingNotifier implements Notifier {
  private static final Notifier NOBODY_SUBSCRIBED =
      new Notifier() {
        @Override
        public void notify(SubscriptionId subscription, Body state) {}

        @Override
        public void ready(SubscriptionId subscription) {}

        @Override
        public void pending(SubscriptionId subscription, boolean pending) {}

        @Override
        public void terminate(SubscriptionId subscription, String reason) {}
      };

  private volatile Notifier attached = NOBODY_SUBSCRIBED;

  /** From now on notifications go to that one. */
  public void attach(Notifier notifier) {
    attached = notifier;
  }

  @Override
  public void notify(SubscriptionId subscription, Body state) {
    attached.notify(subscription, state);
  }

  @Override
  public void ready(SubscriptionId subscription) {
    attached.ready(subscription);
  }

  @Override
  public void pending(SubscriptionId subscription, boolean pending) {
    attached.pending(subscription, pending);
  }

  @Override
  public void terminate(SubscriptionId subscription, String reason) {
    attached.terminate(subscription, reason);
  }
}
