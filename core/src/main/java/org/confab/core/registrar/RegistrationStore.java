package org.confab.core.registrar;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.confab.protocol.sip.SipUri;

/** Port: where bindings are kept. All bindings of one user change together. */
public interface RegistrationStore {
  /** The user's bindings in the order in which they were added, expired ones included. */
  List<Binding> bindings(SipUri aor);

  /**
   * Replaces the user's bindings by what {@code change} makes of them, atomically with respect to
   * other updates. The change may be called again if somebody else was faster, and has no effects
   * of its own. An empty list forgets the user.
   *
   * @return what is stored now
   */
  List<Binding> update(SipUri aor, UnaryOperator<List<Binding>> change);

  /** The bindings of all users that have ended at that time. */
  List<Binding> expired(Instant now);
}
