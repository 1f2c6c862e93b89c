package org.confab.ejb.contacts;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.confab.protocol.contacts.ContactGroup;

/** A row of {@code contact_group}. */
@Entity
@Table(name = "contact_group")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ContactGroupEntity {
  /** Which group of whom. */
  @Embeddable
  record Key(String owner, int id) {}

  @EmbeddedId private Key key;
  private String name;

  @Column(name = "external_uri")
  private String externalUri;

  /** For Hibernate. */
  protected ContactGroupEntity() {}

  ContactGroupEntity(String owner, ContactGroup group) {
    key = new Key(owner, group.id());
    name = group.name();
    externalUri = group.externalUri();
  }

  ContactGroup group() {
    return new ContactGroup(key.id(), name, externalUri);
  }
}
