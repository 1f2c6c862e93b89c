package org.confab.ejb.presence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code access_control_list}. */
@Entity
@Table(name = "access_control_list")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AclEntity {
  @Id private String owner;
  private long delta;

  /** For Hibernate. */
  protected AclEntity() {}

  AclEntity(String owner, long delta) {
    this.owner = owner;
    this.delta = delta;
  }

  long delta() {
    return delta;
  }
}
