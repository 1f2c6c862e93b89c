package org.confab.protocol.presence;

/** The name of a presence category ([MS-PRES] 2.2.2); names unknown here are kept as they are. */
public record CategoryName(String value) {
  /** Longest accepted name, in characters. */
  public static final int MAX_LENGTH = 64;

  public static final CategoryName STATE = new CategoryName("state");
  public static final CategoryName NOTE = new CategoryName("note");
  public static final CategoryName CONTACT_CARD = new CategoryName("contactCard");
  public static final CategoryName CALENDAR_DATA = new CategoryName("calendarData");
  public static final CategoryName SERVICES = new CategoryName("services");
  public static final CategoryName DEVICE = new CategoryName("device");
  public static final CategoryName DND_STATE = new CategoryName("dndState");
  public static final CategoryName LEGACY_INTEROP = new CategoryName("legacyInterop");
  public static final CategoryName USER_PROPERTIES = new CategoryName("userProperties");

  /**
   * Throws {@link IllegalArgumentException} unless the name is 1–64 letters, digits or {@code ._-}.
   */
  public CategoryName {
    if (value.isEmpty()
        || value.length() > MAX_LENGTH
        || !value.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0)) {
      throw new IllegalArgumentException("not a category name: " + value);
    }
  }

  /** The category of that name. */
  public static CategoryName of(String value) {
    return new CategoryName(value);
  }
}
