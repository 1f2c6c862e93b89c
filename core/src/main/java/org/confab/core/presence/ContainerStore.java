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

  /** Stores these containers in place of those with their ids, all or nothing. */
  void replace(SipUri user, List<Container> containers);
}
