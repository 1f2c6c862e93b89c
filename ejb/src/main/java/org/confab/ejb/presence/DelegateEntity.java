package org.confab.ejb.presence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.confab.protocol.presence.Delegate;

/** A row of {@code presence_delegate}. */
@Entity
@Table(name = "presence_delegate")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class DelegateEntity {
  /** Who may act for whom. */
  @Embeddable
  record Key(String owner, String delegate) {}

  @EmbeddedId private Key key;

  @Column(name = "may_publish")
  private boolean publish;

  @Column(name = "may_redelegate")
  private boolean redelegate;

  private int place;

  /** For Hibernate. */
  protected DelegateEntity() {}

  DelegateEntity(String owner, Delegate delegate, int place) {
    this.key = new Key(owner, Owners.key(delegate.user()));
    this.publish = delegate.publish();
    this.redelegate = delegate.redelegate();
    this.place = place;
  }

  Delegate delegate() {
    return new Delegate(Owners.user(key.delegate()), publish, redelegate);
  }
}
