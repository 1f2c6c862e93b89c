package org.confab.core.directory;

import java.util.EnumMap;
import java.util.Map;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryTerm;

/** By which texts a user is found. */
public final class SearchTexts {
  private SearchTexts() {}

  /** The texts of a user, folded; attributes that are not known are left out. */
  public static Map<DirectoryAttribute, String> of(User user) {
    Map<DirectoryAttribute, String> texts = new EnumMap<>(DirectoryAttribute.class);
    for (DirectoryAttribute attribute : DirectoryAttribute.values()) {
      String folded = DirectoryTerm.fold(attribute, text(user, attribute));
      if (!folded.isEmpty()) {
        texts.put(attribute, folded);
      }
    }
    return texts;
  }

  /** What is known of a user in one attribute, as it is written; empty if nothing is. */
  public static String text(User user, DirectoryAttribute attribute) {
    return switch (attribute) {
      case GIVEN_NAME, GIVEN_NAME_KEYS -> givenName(user.displayName());
      case SURNAME, SURNAME_KEYS -> surname(user.displayName());
      case DISPLAY_NAME, DISPLAY_NAME_KEYS -> user.displayName();
      case MAIL -> user.email();
      case ADDRESS -> user.aor().asString();
      case TITLE -> user.title();
      case DEPARTMENT -> user.department();
      case OFFICE -> user.office();
      case PHONE -> user.phone();
      case HOME_PHONE -> user.numbers().home();
      case MOBILE -> user.numbers().mobile();
      case OTHER_PHONE -> user.numbers().other();
      case COMPANY -> user.affiliation().company();
      case CITY -> user.affiliation().city();
      case STATE -> user.affiliation().state();
      case COUNTRY -> user.affiliation().country();
    };
  }

  /** The first word of "Ann Lee Smith"; what follows the comma of "Smith, Ann Lee". */
  private static String givenName(String displayName) {
    String name = displayName.strip();
    int comma = name.indexOf(',');
    if (comma >= 0) {
      return name.substring(comma + 1);
    }
    int blank = name.indexOf(' ');
    return blank < 0 ? name : name.substring(0, blank);
  }

  /** The last word of "Ann Lee Smith"; what precedes the comma of "Smith, Ann Lee". */
  private static String surname(String displayName) {
    String name = displayName.strip();
    int comma = name.indexOf(',');
    return comma >= 0 ? name.substring(0, comma) : name.substring(name.lastIndexOf(' ') + 1);
  }
}
