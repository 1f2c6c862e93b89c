package org.confab.ejb.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.contacts.ContactService;
import org.confab.core.contacts.ContactStore;
import org.confab.core.contacts.RoamingContactsPackage;
import org.confab.core.presence.SubscriberService;
import org.confab.core.subscription.DelegatingNotifier;
import org.confab.core.subscription.Stripes;

/** Makes the contact lists of this server. */
@ApplicationScoped
public class ContactsWiring {
  private final Stripes stripes = new Stripes();

  /** The event package that tells endpoints of their user's list. */
  @Produces
  @Singleton
  public RoamingContactsPackage roamingContacts(ContactStore store, DelegatingNotifier notifier) {
    return new RoamingContactsPackage(store, notifier, stripes);
  }

  /** The changes of lists; who is added to one hears of it through his presence. */
  @Produces
  @Singleton
  public ContactService contactService(
      ContactStore store, RoamingContactsPackage roaming, SubscriberService subscribers) {
    return new ContactService(store, roaming, stripes, subscribers);
  }
}
