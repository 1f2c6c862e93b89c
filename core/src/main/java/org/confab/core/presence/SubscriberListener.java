package org.confab.core.presence;

import java.util.List;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/** Port: who is told that a user's subscribers have changed. Called in order, per user. */
public interface SubscriberListener {
  /** These are all subscribers from now on. */
  void subscribersChanged(SipUri user, List<Subscriber> all);
}
