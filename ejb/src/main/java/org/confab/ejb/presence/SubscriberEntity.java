package org.confab.ejb.presence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.confab.protocol.presence.MemberType;
import org.confab.protocol.presence.Subscriber;

/** A row of {@code presence_subscriber}. */
@Entity
@Table(name = "presence_subscriber")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SubscriberEntity {
  /** Who is interested in whom. */
  @Embeddable
  record Key(String owner, String subscriber) {}

  @EmbeddedId private Key key;

  @Column(name = "display_name")
  private String displayName;

  private boolean acknowledged;
  private String kind;

  /** For Hibernate. */
  protected SubscriberEntity() {}

  SubscriberEntity(String owner, Subscriber subscriber) {
    key = new Key(owner, Owners.key(subscriber.user()));
    displayName = subscriber.displayName();
    acknowledged = subscriber.acknowledged();
    kind = subscriber.type().map(MemberType::asString).orElse("");
  }

  Subscriber subscriber() {
    return new Subscriber(
        Owners.user(key.subscriber()),
        displayName,
        acknowledged,
        Optional.of(kind).filter(text -> !text.isEmpty()).map(MemberType::parse));
  }
}
