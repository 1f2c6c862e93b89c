package org.confab.core.presence;

import java.util.List;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/** Port: who has shown interest in a user, and whether the user has taken note. */
public interface SubscriberStore {
  /** The user's subscribers in order of address; empty if none. */
  List<Subscriber> find(SipUri user);

  /** Stores the subscriber in place of the one with his address. */
  void put(SipUri user, Subscriber subscriber);
}
