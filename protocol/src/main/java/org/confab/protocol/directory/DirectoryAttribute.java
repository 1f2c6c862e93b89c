package org.confab.protocol.directory;

import java.util.Arrays;
import java.util.Optional;

/** The one table of attributes that people are searched by, with the directory's names for them. */
public enum DirectoryAttribute {
  GIVEN_NAME("givenName"),
  SURNAME("sn"),
  DISPLAY_NAME("displayName"),
  MAIL("mail"),
  ADDRESS("msRTCSIP-PrimaryUserAddress"),
  TITLE("title"),
  DEPARTMENT("department"),
  OFFICE("physicalDeliveryOfficeName"),
  PHONE("telephoneNumber"),
  COMPANY("company"),
  CITY("l"),
  STATE("st"),
  COUNTRY("c");

  private final String wireName;

  DirectoryAttribute(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests and in the database. */
  public String wireName() {
    return wireName;
  }

  /** The attribute of that name, whatever its case. */
  public static Optional<DirectoryAttribute> of(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equalsIgnoreCase(name)).findFirst();
  }
}
