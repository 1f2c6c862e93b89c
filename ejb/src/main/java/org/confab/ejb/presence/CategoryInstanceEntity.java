package org.confab.ejb.presence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.confab.core.presence.CategoryInstance;
import org.confab.protocol.presence.CategoryKey;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.ExpireType;
import org.confab.protocol.xml.Xml;

/** A row of {@code category_instance}: always a static instance. */
@Entity
@Table(name = "category_instance")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CategoryInstanceEntity {
  /** Which instance of whom. */
  @Embeddable
  record Key(String owner, String category, long instance, int container) {
    static Key of(String owner, CategoryKey key) {
      return new Key(owner, key.name().value(), key.instance(), key.container().value());
    }

    CategoryKey key() {
      return new CategoryKey(CategoryName.of(category), instance, ContainerId.of(container));
    }
  }

  @EmbeddedId private Key key;
  private long version;

  @Column(name = "publish_time")
  private long publishTime;

  private String content;

  /** For Hibernate. */
  protected CategoryInstanceEntity() {}

  CategoryInstanceEntity(String owner, CategoryInstance instance) {
    key = Key.of(owner, instance.key());
    version = instance.version();
    publishTime = instance.publishTime().toEpochMilli();
    content = instance.value().map(Xml::write).orElse("");
  }

  String owner() {
    return key.owner();
  }

  CategoryInstance instance() {
    return new CategoryInstance(
        key.key(),
        version,
        ExpireType.STATIC,
        Instant.ofEpochMilli(publishTime),
        Optional.empty(),
        Optional.empty(),
        Optional.of(content).filter(text -> !text.isEmpty()).map(Xml::read));
  }
}
