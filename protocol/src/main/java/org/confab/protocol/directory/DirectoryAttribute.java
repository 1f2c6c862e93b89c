package org.confab.protocol.directory;

import java.util.Arrays;
import java.util.List;
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
  HOME_PHONE("homePhone"),
  MOBILE("mobile"),
  OTHER_PHONE("otherTelephone"),
  COMPANY("company"),
  CITY("l"),
  STATE("st"),
  COUNTRY("c"),
  /** Names as the keys of a telephone spell them; nobody asks for these by name. */
  GIVEN_NAME_KEYS("givenName.keys"),
  SURNAME_KEYS("sn.keys"),
  DISPLAY_NAME_KEYS("displayName.keys");

  /** Telephone numbers: separators do not count. */
  public static final List<DirectoryAttribute> NUMBERS =
      List.of(PHONE, MOBILE, HOME_PHONE, OTHER_PHONE);

  /** What the letters on the keys of a telephone find. */
  public static final List<DirectoryAttribute> SPELLED =
      List.of(DISPLAY_NAME_KEYS, GIVEN_NAME_KEYS, SURNAME_KEYS);

  private final String wireName;

  DirectoryAttribute(String wireName) {
    this.wireName = wireName;
  }

  /** The name in requests and in the database. */
  public String wireName() {
    return wireName;
  }

  /** The attribute that people ask for by that name, whatever its case. */
  public static Optional<DirectoryAttribute> of(String name) {
    return Arrays.stream(values())
        .filter(one -> !SPELLED.contains(one) && one.wireName.equalsIgnoreCase(name))
        .findFirst();
  }
}
