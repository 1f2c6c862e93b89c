package org.confab.core.presence;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.confab.protocol.presence.Container;
import org.confab.protocol.sip.SipUri;

/** Port: the containers that users have changed, with members and versions, kept for good. */
public interface ContainerStore {
  /** The changed containers of these users in one go; users without any are absent. */
  Map<SipUri, List<Container>> find(Collection<SipUri> users);

  /** The users who have put that person into one of their containers, by his own address. */
  List<SipUri> naming(SipUri person);

  /** Stores these containers in place of those with their ids, all or nothing. */
  void replace(SipUri user, List<Container> containers);
}
