package org.confab.ejb.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.confab.core.location.City;
import org.confab.core.location.Location;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/** A row of {@code locations}. */
@Entity
@Table(name = "locations")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class LocationEntity {
  @Id
  @Column(name = "address_key", length = 64)
  private String addressKey;

  @Column(name = "city_key", length = 400)
  private String cityKey;

  @Column(length = 2)
  private String country;

  @Column(length = 64)
  private String state;

  @Column(length = 64)
  private String city;

  @Column(name = "pre_directional", length = 16)
  private String preDirectional;

  @Column(length = 64)
  private String street;

  @Column(name = "street_suffix", length = 16)
  private String streetSuffix;

  @Column(name = "post_directional", length = 16)
  private String postDirectional;

  @Column(name = "house_number", length = 16)
  private String houseNumber;

  @Column(name = "house_number_suffix", length = 16)
  private String houseNumberSuffix;

  @Column(length = 64)
  private String location;

  @Column(length = 64)
  private String company;

  @Column(name = "postal_code", length = 16)
  private String postalCode;

  @Column(length = 16)
  private String validity;

  /** For Hibernate. */
  protected LocationEntity() {}

  LocationEntity(Location known) {
    CivicAddress address = known.address();
    addressKey = key(address);
    cityKey = City.of(address).key();
    country = address.text(CivicPart.COUNTRY);
    state = address.text(CivicPart.STATE);
    city = address.text(CivicPart.CITY);
    preDirectional = address.text(CivicPart.PRE_DIRECTIONAL);
    street = address.text(CivicPart.STREET);
    streetSuffix = address.text(CivicPart.STREET_SUFFIX);
    postDirectional = address.text(CivicPart.POST_DIRECTIONAL);
    houseNumber = address.text(CivicPart.HOUSE_NUMBER);
    houseNumberSuffix = address.text(CivicPart.HOUSE_NUMBER_SUFFIX);
    location = address.text(CivicPart.LOCATION);
    company = address.text(CivicPart.COMPANY);
    postalCode = address.text(CivicPart.POSTAL_CODE);
    set(known);
  }

  final void set(Location known) {
    validity = known.validity().name();
  }

  /** What names an address: all its parts together. */
  static String key(CivicAddress address) {
    StringBuilder all = new StringBuilder();
    for (CivicPart part : CivicPart.values()) {
      all.append(address.text(part)).append('\n');
    }
    try {
      byte[] bytes = all.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  CivicAddress address() {
    Map<CivicPart, String> parts = new EnumMap<>(CivicPart.class);
    parts.put(CivicPart.COUNTRY, country);
    parts.put(CivicPart.STATE, state);
    parts.put(CivicPart.CITY, city);
    parts.put(CivicPart.PRE_DIRECTIONAL, preDirectional);
    parts.put(CivicPart.STREET, street);
    parts.put(CivicPart.STREET_SUFFIX, streetSuffix);
    parts.put(CivicPart.POST_DIRECTIONAL, postDirectional);
    parts.put(CivicPart.HOUSE_NUMBER, houseNumber);
    parts.put(CivicPart.HOUSE_NUMBER_SUFFIX, houseNumberSuffix);
    parts.put(CivicPart.LOCATION, location);
    parts.put(CivicPart.COMPANY, company);
    parts.put(CivicPart.POSTAL_CODE, postalCode);
    return new CivicAddress(parts);
  }

  Location known() {
    return new Location(address(), Location.Validity.valueOf(validity));
  }
}
