package org.confab.ejb.conferencing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import org.confab.core.CurrentSettings;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.core.conferencing.AttachedFocusDialogs;
import org.confab.core.conferencing.ConferenceEvents;
import org.confab.core.conferencing.ConferenceStore;
import org.confab.core.conferencing.ConferencingPorts;
import org.confab.core.conferencing.FactoryMcus;
import org.confab.core.conferencing.Focus;
import org.confab.core.conferencing.FocusFactory;
import org.confab.core.conferencing.InMemoryLiveConferences;
import org.confab.core.conferencing.LiveConferences;
import org.confab.core.conferencing.LiveRecords;
import org.confab.core.conferencing.Mcus;
import org.confab.core.conferencing.MeetPages;
import org.confab.core.conferencing.MeetingPolicies;
import org.confab.core.conferencing.MeetingRules;
import org.confab.core.conferencing.NoMcus;
import org.confab.core.conferencing.RandomConferenceIds;
import org.confab.core.conferencing.StrangersKeys;
import org.confab.core.directory.UserDirectory;
import org.confab.core.mcufactory.AttachedMcuConferences;
import org.confab.core.mcufactory.McuFactory;
import org.confab.core.policy.Policies;
import org.confab.core.registrar.RegistrationStore;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.ejb.presence.NotificationThreads;

/** Assembles the Focus and the Focus Factory. Live conferences are kept by the node. */
@ApplicationScoped
public class ConferencingWiring {
  /** Where the SIP adapter attaches itself. */
  @Produces
  @Singleton
  public AttachedFocusDialogs dialogs() {
    return new AttachedFocusDialogs();
  }

  /** The MCUs of the factory, if this deployment has one. */
  @Produces
  @Singleton
  public Mcus mcus(Instance<McuFactory> factory) {
    return factory.isResolvable() ? new FactoryMcus(factory.get()) : new NoMcus();
  }

  /** Which conferences are on. */
  @Produces
  @Singleton
  public LiveConferences live() {
    return new InMemoryLiveConferences();
  }

  /** What conferencing needs of its surroundings. */
  @Produces
  @Singleton
  public ConferencingPorts ports(
      UserDirectory directory,
      RegistrationStore registrations,
      ConferenceStore records,
      LiveRecords liveRecords,
      LiveConferences live,
      AttachedFocusDialogs dialogs,
      DelegatingNotifier notifier,
      Mcus mcus,
      MeetingRules rules,
      NotificationThreads threads,
      CurrentSettings settings) {
    return new ConferencingPorts(
        directory,
        registrations,
        records,
        liveRecords,
        live,
        dialogs,
        notifier,
        mcus,
        rules,
        new KeyStoreConferenceKey(settings.get().keyStore(), settings.get().keyStorePasswordFile()),
        threads,
        Clock.systemUTC(),
        () -> settings.get().limits().conferencing(),
        MeetPages.of(settings.get()));
  }

  /** What policy lets conferences have. */
  @Produces
  @Singleton
  public MeetingRules rules(Policies policies, CurrentSettings settings) {
    return new MeetingPolicies(
        policies, () -> settings.get().limits().conferencing().size().usual());
  }

  /** What people without an account have to know. */
  @Produces
  @Singleton
  public ConferenceKeys strangersKeys(
      LiveConferences live, ConferenceStore records, MeetingRules rules) {
    return new StrangersKeys(live, records, rules, Clock.systemUTC());
  }

  /** The Focus, which also hears of connections and endpoints that are gone. */
  @Produces
  @Singleton
  public Focus focus(ConferencingPorts ports, Instance<AttachedMcuConferences> conferences) {
    Focus focus = new Focus(ports);
    if (conferences.isResolvable()) {
      conferences.get().attach(focus.mcus(), focus.mcus());
    }
    return focus;
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
  public FocusFactory factory(ConferencingPorts ports, Focus focus) {
    return new FocusFactory(ports, focus, new RandomConferenceIds(new SecureRandom()));
  }
}
