package org.confab.core.presence;

import java.util.List;
import org.confab.protocol.presence.Delegates;
import org.confab.protocol.sip.SipUri;

/** Port: who may act for a user, kept for good. */
public interface DelegateStore {
  /** The user's delegates; {@link Delegates#NONE} if he never had any. */
  Delegates find(SipUri user);

  /** The users who have named that person. */
  List<SipUri> naming(SipUri delegate);

  /** Stores these in place of all that were, all or nothing. */
  void replace(SipUri user, Delegates delegates);
}
