package org.confab.core.authentication;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;

/** Port: what people without an account have to know to enter a conference. */
@FunctionalInterface
public interface ConferenceKeys {
  /** The key; empty if there is no such conference, or it admits nobody without an account. */
  Optional<String> key(ConferenceUri conference);
}
