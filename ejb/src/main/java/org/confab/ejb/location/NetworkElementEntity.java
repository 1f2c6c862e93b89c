package org.confab.ejb.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Optional;
import org.confab.core.location.LocationEntry;
import org.confab.core.location.NetworkElement;
import org.confab.protocol.location.CivicAddress;

/** A row of {@code network_elements}: something in the network and where it is. */
@Entity
@Table(name = "network_elements")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class NetworkElementEntity {
  @Id
  @Column(length = 1200)
  private String element;

  @Column(length = LocationEntry.MAX_DESCRIPTION)
  private String description;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "address_key")
  private LocationEntity place;

  /** For Hibernate. */
  protected NetworkElementEntity() {}

  NetworkElementEntity(NetworkElement element) {
    this.element = element.key();
  }

  NetworkElementEntity at(LocationEntity where, String remark) {
    place = where;
    description = remark;
    return this;
  }

  String key() {
    return element;
  }

  NetworkElement element() {
    return NetworkElement.ofKey(element);
  }

  CivicAddress address() {
    return place.address();
  }

  LocationEntry entry() {
    return new LocationEntry(Optional.of(element()), description, place.known());
  }
}
