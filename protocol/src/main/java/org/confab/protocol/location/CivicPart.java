package org.confab.protocol.location;

/**
 * The parts of a civic address (RFC 5139 3, 5; RFC 4776 3.4) that clients of this family know, in
 * the order of the schema. Adding one is adding a row.
 */
public enum CivicPart {
  COUNTRY("country", "country", 2),
  STATE("A1", "state", 64),
  CITY("A3", "city", 64),
  PRE_DIRECTIONAL("PRD", "preDirectional", 16),
  STREET("RD", "street", 64),
  STREET_SUFFIX("STS", "streetSuffix", 16),
  POST_DIRECTIONAL("POD", "postDirectional", 16),
  HOUSE_NUMBER("HNO", "houseNumber", 16),
  HOUSE_NUMBER_SUFFIX("HNS", "houseNumberSuffix", 16),
  /** What people call the place inside: floor, room, desk. */
  LOCATION("LOC", "location", 64),
  COMPANY("NAM", "company", 64),
  POSTAL_CODE("PC", "postalCode", 16);

  private final String wireName;
  private final String label;
  private final int longest;

  CivicPart(String wireName, String label, int longest) {
    this.wireName = wireName;
    this.label = label;
    this.longest = longest;
  }

  /** The element's name. */
  public String wireName() {
    return wireName;
  }

  /** What administrators call it. */
  public String label() {
    return label;
  }

  /** Most characters of it. */
  public int longest() {
    return longest;
  }
}
