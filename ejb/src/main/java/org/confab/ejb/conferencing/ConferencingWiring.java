package org.confab.ejb.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.confab.core.Settings;
import org.confab.core.conferencing.AttachedFocusDialogs;
import org.confab.core.conferencing.ConferenceEvents;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.conferencing.ConferencingLimits;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.FocusFactory;
import org.confab.core.conferencing.InMemoryLiveConferences;
import org.confab.core.conferencing.RandomConferenceIds;
import org.confab.core.directory.UserDirectory;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.protocol.conference.McuType;

/**
 * Assembles the Focus and the Focus Factory. Live conferences are kept by the node; no MCU belongs
 * to this deployment yet, and so none is offered.
 */
@ApplicationScoped
public class ConferencingWiring {
  private static final Set<McuType> MCUS = Set.of();

  /** Where the SIP adapter attaches itself. */
  @Produces
  @Singleton
  public AttachedFocusDialogs dialogs() {
    return new AttachedFocusDialogs();
  }

  /** The Focus, which also hears of connections and endpoints that are gone. */
  @Produces
  @Singleton
  public Focus focus(
      UserDirectory directory,
      ConferenceStore store,
      AttachedFocusDialogs dialogs,
      DelegatingNotifier notifier) {
    return new Focus(
        directory,
        store,
        new InMemoryLiveConferences(),
        dialogs,
        notifier,
        MCUS,
        Clock.systemUTC(),
        ConferencingLimits.DEFAULT);
  }

  /** The event package {@code conference}. */
  @Produces
  @Singleton
  public ConferenceEvents events(Focus focus) {
    return focus.events();
  }

  /** The Focus Factory. */
  @Produces
  @Singleton
  public FocusFactory factory(
      UserDirectory directory, ConferenceStore store, Focus focus, Settings settings) {
    return new FocusFactory(
        directory,
        store,
        focus,
        new KeyStoreConferenceKey(settings.keyStore(), settings.keyStorePasswordFile()),
        MCUS,
        new RandomConferenceIds(new SecureRandom()),
        Clock.systemUTC(),
        ConferencingLimits.DEFAULT);
  }
}
