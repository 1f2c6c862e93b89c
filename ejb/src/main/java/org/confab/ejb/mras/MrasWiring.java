package org.confab.ejb.mras;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.confab.core.Settings;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mras.MediaRelayAuthentication;
import org.confab.core.mras.MediaRelays;
import org.confab.core.mras.PeriodicRelayKeys;
import org.confab.core.mras.RelayKeys;
import org.confab.ejb.authentication.SecretBox;

/** Makes what gives out credentials of media relays. */
@ApplicationScoped
public class MrasWiring {
  /** Keys that rest on the key of secrets: with another one no credentials hold any more. */
  @Produces
  @Singleton
  public RelayKeys relayKeys(Settings settings) {
    SecretBox secrets = SecretBox.ofFile(settings.secretKeyFile());
    return new PeriodicRelayKeys(secrets::derive, Clock.systemUTC());
  }

  /** The relays of the media servers. */
  @Produces
  @Singleton
  public MediaRelays mediaRelays(McuRegistry registry) {
    return new MediaRelays(registry);
  }

  /** Answers requests for credentials. */
  @Produces
  @Singleton
  public MediaRelayAuthentication authentication(RelayKeys keys, MediaRelays relays) {
    return new MediaRelayAuthentication(keys, relays, Clock.systemUTC());
  }
}
