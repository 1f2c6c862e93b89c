package org.confab.ejb.addressbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.confab.core.addressbook.AddressBook;
import org.confab.core.directory.SearchStore;

/** Makes the address book. */
@ApplicationScoped
public class AddressBookWiring {
  /** The address book of this deployment. */
  @Produces
  @Singleton
  public AddressBook addressBook(SearchStore store) {
    return new AddressBook(store);
  }
}
