package org.confab.ejb.presence;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.confab.protocol.lcs.Ace;
import org.confab.protocol.lcs.AceRights;
import org.confab.protocol.lcs.AceType;

/** A row of {@code access_control_entry}. */
@Entity
@Table(name = "access_control_entry")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AceEntity {
  /** Which entry of whom. */
  @Embeddable
  record Key(String owner, String kind, String mask) {}

  @EmbeddedId private Key key;
  private String rights;
  private int place;

  /** For Hibernate. */
  protected AceEntity() {}

  AceEntity(String owner, Ace ace, int place) {
    this.key = new Key(owner, ace.type().name(), ace.mask());
    this.rights = ace.rights().asString();
    this.place = place;
  }

  Ace ace() {
    return new Ace(AceType.valueOf(key.kind()), key.mask(), AceRights.parse(rights));
  }
}
