package org.confab.core.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;

/**
 * Port: who reports to whom. What administrators say of somebody goes before what the directory
 * says of him. What a method did is stored when it returns.
 */
public interface OrganisationStore {
  /** The superiors of these people; who has none is left out. */
  Map<SipUri, SipUri> managers(Collection<SipUri> people);

  /** Enabled users who report to that one, ordered by address, that many at most. */
  List<SipUri> reports(SipUri manager, int limit);

  /** Keeps whom an administrator calls a user's superior; without one, the directory says it. */
  void assign(SipUri user, Optional<SipUri> manager);
}
