package org.confab.ejb.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import org.confab.core.policy.PolicyScope;
import org.confab.core.policy.PolicyValue;
import org.jspecify.annotations.Nullable;

/** A row of {@code policy_settings}. */
@Entity
@Table(name = "policy_settings")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class PolicyEntity {
  /** The primary key: for whom what is set. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;

    @Column(length = 8)
    private String scope;

    @Column(length = 320)
    private String owner;

    @Column(length = 96)
    private String name;

    /** For Hibernate. */
    protected Key() {}

    Key(PolicyScope scope, String name) {
      this.scope = scope.kind().name().toLowerCase(Locale.ROOT);
      this.owner = scope.owner();
      this.name = name;
    }

    private PolicyScope scope() {
      return new PolicyScope(PolicyScope.Kind.valueOf(scope.toUpperCase(Locale.ROOT)), owner);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && scope.equals(that.scope)
          && owner.equals(that.owner)
          && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(scope, owner, name);
    }
  }

  @EmbeddedId private Key key;

  @Column(length = 4096)
  private String content;

  /** For Hibernate. */
  protected PolicyEntity() {}

  PolicyEntity(PolicyValue value) {
    key = new Key(value.scope(), value.name());
    content = value.value();
  }

  PolicyValue value() {
    return new PolicyValue(key.scope(), key.name, content);
  }
}
