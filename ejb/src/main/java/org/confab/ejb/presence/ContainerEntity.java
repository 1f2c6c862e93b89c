package org.confab.ejb.presence;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A row of {@code presence_container}. */
@Entity
@Table(name = "presence_container")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ContainerEntity {
  /** Which container of whom. */
  @Embeddable
  record Key(String owner, int container) {}

  @EmbeddedId private Key key;
  private long version;

  /** For Hibernate. */
  protected ContainerEntity() {}

  ContainerEntity(String owner, int container, long version) {
    this.key = new Key(owner, container);
    this.version = version;
  }

  Key key() {
    return key;
  }

  long version() {
    return version;
  }
}
