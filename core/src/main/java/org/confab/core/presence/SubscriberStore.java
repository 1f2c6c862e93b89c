package org.confab.core.presence;

import java.util.List;
import org.confab.protocol.presence.Subscriber;
import org.confab.protocol.sip.SipUri;

/** Port: who has shown interest in a user, and whether the user has taken note. */
public interface SubscriberStore {
  /** The user's subscribers in order of address; empty if none. */
  List<Subscriber> find(SipUri user);

  /** The users whose subscriber that person is. */
  List<SipUri> naming(SipUri subscriber);

  /** Forgets a subscriber of the user, if he is one. */
  void remove(SipUri user, SipUri subscriber);

  /** Stores the subscriber in place of the one with his address. */
  void put(SipUri user, Subscriber subscriber);
}
