package org.confab.ejb.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.confab.core.CurrentSettings;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.ConferenceKeys;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.Delegations;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.KnownPlaceStore;
import org.confab.core.authentication.KnownPlaces;
import org.confab.core.authentication.NegotiateAcceptor;
import org.confab.core.authentication.OwnUsers;
import org.confab.core.authentication.PasswordCheck;
import org.confab.core.authentication.RememberedCredentialStore;
import org.confab.core.authentication.TokenScheme;
import org.confab.core.authentication.WebSignIn;
import org.confab.core.directory.UserDirectory;
import org.confab.core.presence.DelegateStore;
import org.confab.core.presence.KnownDelegates;
import org.confab.ejb.database.KeptChange;
import org.confab.ejb.database.KeptChange.Kept;

/** Makes what knows the users of this server by their credentials. */
@ApplicationScoped
public class AuthenticationWiring {
  /** The brake on guessing passwords, for every way in. */
  @Produces
  @Singleton
  public GuessLimits guessLimits(KnownPlaces places, OwnUsers own) {
    return new GuessLimits(Clock.systemUTC(), places, own);
  }

  /** Where users are at home, also from before a restart. */
  @Produces
  @Singleton
  public KnownPlaces knownPlaces(KnownPlaceStore store) {
    KnownPlaces places = new KnownPlaces(Clock.systemUTC());
    places.recall(store.newest(KnownPlaces.MOST));
    return places;
  }

  /**
   * The one place that knows who sent a message; a scheme that is configured is an Optional that
   * holds it.
   */
  @Produces
  @Singleton
  public Authenticator authenticator(
      CurrentSettings settings,
      UserDirectory directory,
      RememberedCredentialStore credentials,
      GuessLimits guesses,
      ConferenceKeys conferences,
      Delegations delegations,
      @SignInWay Instance<Optional<TokenScheme>> schemes) {
    return new Authenticator(
        AuthenticationSettings.of(
            settings.get().serverName(),
            settings.get().domains(),
            () -> settings.get().listenerSchemes()),
        directory,
        credentials,
        guesses,
        schemes.stream().flatMap(Optional::stream).toList(),
        conferences,
        delegations,
        Clock.systemUTC(),
        new SecureRandom());
  }

  /** Who may send messages in another's name: those whom he has named his delegates. */
  @Produces
  @Singleton
  public KnownDelegates knownDelegates(DelegateStore delegates) {
    return new KnownDelegates(delegates);
  }

  /** The one place that knows who sent a web request; Negotiate where its acceptor is set up. */
  @Produces
  @Singleton
  public WebSignIn webSignIn(
      CurrentSettings settings,
      UserDirectory directory,
      RememberedCredentialStore credentials,
      GuessLimits guesses,
      @SignInWay Instance<Optional<NegotiateAcceptor>> acceptors) {
    return new WebSignIn(
        AuthenticationSettings.of(
            settings.get().serverName(),
            settings.get().domains(),
            () -> settings.get().listenerSchemes()),
        directory,
        credentials,
        guesses,
        acceptors.stream().flatMap(Optional::stream).findFirst(),
        Clock.systemUTC(),
        new SecureRandom());
  }

  /** Credentials in the database, those of users who were heard last in memory too. */
  @Produces
  @Singleton
  @Typed(RememberedCredentialStore.class)
  public RememberedCredentialStore keptCredentials(
      CredentialStore durable, UserDirectory directory) {
    return new RememberedCredentialStore(durable, aor -> directory.find(aor).isPresent());
  }

  /** A new password counts from the next message on. */
  void changed(
      @Observes(during = TransactionPhase.AFTER_COMPLETION) KeptChange change,
      RememberedCredentialStore credentials) {
    if (change.concerns(Kept.CREDENTIALS)) {
      credentials.forget(change.user());
    }
  }

  /** Names with passwords, for what is not SIP. */
  @Produces
  @Singleton
  public PasswordCheck passwordCheck(
      UserDirectory directory, RememberedCredentialStore credentials, GuessLimits guesses) {
    return new PasswordCheck(directory, credentials, guesses);
  }
}
