package org.confab.ejb.conferencing;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.Objects;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.sip.SipUri;

/** The primary key of {@code conferences}. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class ConferenceKeyColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  @Column(length = 320)
  private String owner;

  @Column(name = "id_key", length = 32)
  private String idKey;

  /** For Hibernate. */
  protected ConferenceKeyColumns() {}

  ConferenceKeyColumns(SipUri organizer, ConferenceId id) {
    owner = owner(organizer);
    idKey = id.key();
  }

  /** How a user is written in tables: {@code user@domain} in lower case. */
  static String owner(SipUri user) {
    return user.aor().address();
  }

  /** To whom a secret of the row belongs. */
  String binding() {
    return "conference " + owner + " " + idKey;
  }

  String owner() {
    return owner;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConferenceKeyColumns that
        && Objects.equals(owner, that.owner)
        && Objects.equals(idKey, that.idKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(owner, idKey);
  }
}
