package org.confab.ejb.presence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code presence_delegates}: the version of one user's list. */
@Entity
@Table(name = "presence_delegates")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DelegatesEntity {
  @Id private String owner;
  private long version;

  /** For Hibernate. */
  protected DelegatesEntity() {}

  DelegatesEntity(String owner, long version) {
    this.owner = owner;
    this.version = version;
  }

  long version() {
    return version;
  }
}
