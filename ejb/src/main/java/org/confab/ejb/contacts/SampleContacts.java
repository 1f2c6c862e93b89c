package org.confab.ejb.contacts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.confab.core.contacts.ContactService;
import org.confab.core.directory.User;
import org.confab.core.sample.SampleImport;
import org.confab.core.sample.SampleOrganisation;
import org.confab.protocol.contacts.ContactGroup;

/** Makes the people of the sample organisation each other's contacts. */
@ApplicationScoped
public class SampleContacts implements SampleImport {
  private static final int AFTER_USERS = 40;

  private final ContactService contacts;

  @Inject
  SampleContacts(ContactService contacts) {
    this.contacts = contacts;
  }

  /** For the container's proxy. */
  @SuppressWarnings("NullAway") // never called on the proxy itself
  protected SampleContacts() {
    this(null);
  }

  @Override
  public int place() {
    return AFTER_USERS;
  }

  @Override
  public void load(SampleOrganisation organisation) {
    for (User owner : organisation.users()) {
      for (User other : organisation.users()) {
        if (!owner.aor().equals(other.aor())) {
          contacts.importContact(owner.aor(), other.aor(), "", ContactGroup.DEFAULT.name());
        }
      }
    }
  }
}
