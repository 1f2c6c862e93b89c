package org.confab.ejb.contacts;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code contact_list}. */
@Entity
@Table(name = "contact_list")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ContactListEntity {
  @Id private String owner;
  private long delta;

  /** For Hibernate. */
  protected ContactListEntity() {}

  ContactListEntity(String owner, long delta) {
    this.owner = owner;
    this.delta = delta;
  }

  long delta() {
    return delta;
  }

  void raise() {
    delta++;
  }
}
