package org.confab.ejb.addressbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.addressbook.AddressBook;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.UserDirectory;
import org.confab.core.organisation.OrganisationStore;
import org.confab.core.photos.PhotoStore;

/** Makes the address book. */
@ApplicationScoped
public class AddressBookWiring {
  /** The address book of this deployment. */
  @Produces
  @Singleton
  public AddressBook addressBook(
      SearchStore store, UserDirectory users, OrganisationStore organisation, PhotoStore photos) {
    return new AddressBook(store, users, organisation, photos);
  }
}
