package org.confab.core.registrar;

import java.util.Optional;
import org.confab.core.clients.ClientRules;
import org.confab.protocol.sip.SipUri;

/** Port: what the administrator has decided about a user's registrations. Answers from memory. */
public interface RegisterPolicies {
  /** Nothing is decided about anybody. */
  RegisterPolicies NONE =
      new RegisterPolicies() {
        @Override
        public ClientRules clientRules(SipUri user) {
          return ClientRules.NONE;
        }

        @Override
        public Optional<SipUri> homeElsewhere(SipUri user) {
          return Optional.empty();
        }
      };

  /** Which clients the user may sign in with. */
  ClientRules clientRules(SipUri user);

  /** The server that the user belongs to; empty if that is this one. */
  Optional<SipUri> homeElsewhere(SipUri user);
}
