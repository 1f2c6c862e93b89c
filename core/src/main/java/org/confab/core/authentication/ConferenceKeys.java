package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Port: what people without an account have to know to enter a conference. */
@FunctionalInterface
public interface ConferenceKeys {
  /** The host of the addresses that people without an account come with. */
  String STRANGERS_HOST = "anonymous.invalid";

  /** Whether somebody has no account and says so. */
  static boolean isStranger(SipUri aor) {
    return aor.host().equalsIgnoreCase(STRANGERS_HOST);
  }

  /** The key; empty if there is no such conference, or it admits nobody without an account. */
  Optional<String> key(ConferenceUri conference);
}
