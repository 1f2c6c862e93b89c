package org.confab.ejb.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.accounts.AccountRecords;
import org.confab.core.accounts.AddressAdministration;
import org.confab.core.accounts.Belongings;
import org.confab.core.accounts.KerberosNaming;
import org.confab.core.authentication.Authenticator;
import org.confab.core.certificates.ClientCertificates;
import org.confab.core.conferencing.Focus;
import org.confab.core.directory.UserDirectory;
import org.confab.core.kerberos.KerberosNames;
import org.confab.core.photos.Photos;
import org.confab.core.policy.Policies;
import org.confab.core.presence.ContainerService;
import org.confab.core.presence.DelegateService;
import org.confab.core.presence.KnownDelegates;
import org.confab.core.presence.SubscriberService;
import org.confab.core.registrar.Registrar;
import org.confab.core.signout.SignOut;
import org.confab.core.subscription.Subscriptions;

/** Makes what administers accounts in the running server. */
@ApplicationScoped
public class AccountWiring {
  /** The one way to sign endpoints out. */
  @Produces
  @Singleton
  public SignOut signOut(
      Registrar registrar, Subscriptions subscriptions, Authenticator authenticator) {
    return new SignOut(registrar, subscriptions, authenticator);
  }

  /** What administrators do to accounts. */
  @Produces
  @Singleton
  public AccountAdministration administration(
      AccountRecords records,
      ClientCertificates certificates,
      SignOut signOut,
      Policies policies,
      ContainerService containers,
      DelegateService delegates,
      KnownDelegates known,
      SubscriberService subscribers,
      Focus focus,
      Photos photos) {
    Belongings inOthersLists =
        user -> {
          containers.personGone(user);
          delegates.personGone(user);
          subscribers.personGone(user);
          focus.personGone(user);
        };
    return new AccountAdministration(
        records,
        certificates,
        signOut,
        inOthersLists,
        user -> {
          policies.userRemoved(user);
          known.userRemoved(user);
          photos.changed();
        });
  }

  /** What gives accounts other addresses. */
  @Produces
  @Singleton
  public AddressAdministration addresses(
      AccountAdministration administration, AddressOffice office, ClientCertificates certificates) {
    return new AddressAdministration(administration, office, certificates);
  }

  /** What administrators say of users' names in Kerberos. */
  @Produces
  @Singleton
  public KerberosNaming kerberosNaming(
      UserDirectory directory, KerberosNames names, AccountRecords records, SignOut signOut) {
    return new KerberosNaming(
        directory,
        names,
        (user, why) -> {
          records.endTickets(user);
          return signOut.user(user, why);
        });
  }
}
