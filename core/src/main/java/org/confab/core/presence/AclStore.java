package org.confab.core.presence;

import java.util.Optional;
import org.confab.protocol.lcs.AclList;
import org.confab.protocol.sip.SipUri;

/** Port: access control lists as users were last told them, kept for good. */
public interface AclStore {
  /** The user's list; empty if it was never changed. */
  Optional<AclList> find(SipUri user);

  /** Stores the list in place of the user's earlier one, all or nothing. */
  void put(SipUri user, AclList list);
}
