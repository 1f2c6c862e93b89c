package org.confab.protocol.addressbook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.confab.protocol.directory.DirectoryAttribute;
import org.confab.protocol.directory.DirectoryTerm;

/**
 * The one table of attributes of the web query ([MS-DLX]), with the names that clients send: what
 * each looks for in the directory and what it tells of somebody.
 */
public enum AbAttribute {
  GIVEN_NAME("givenName", DirectoryAttribute.GIVEN_NAME),
  SURNAME("sn", DirectoryAttribute.SURNAME),
  DISPLAY_NAME("displayName", DirectoryAttribute.DISPLAY_NAME),
  MAIL("mail", DirectoryAttribute.MAIL),
  /** What stands before the sign {@code @} of the mail address. */
  NICKNAME("mailNickname", DirectoryAttribute.MAIL),
  ADDRESS("msRTCSIP-PrimaryUserAddress", DirectoryAttribute.ADDRESS),
  TITLE("title", DirectoryAttribute.TITLE),
  DEPARTMENT("department", DirectoryAttribute.DEPARTMENT),
  OFFICE("physicalDeliveryOfficeName", DirectoryAttribute.OFFICE),
  PHONE("telephoneNumber", DirectoryAttribute.PHONE),
  HOME_PHONE("homePhone", DirectoryAttribute.HOME_PHONE),
  MOBILE("mobile", DirectoryAttribute.MOBILE),
  OTHER_PHONE("otherTelephone", DirectoryAttribute.OTHER_PHONE),
  COMPANY("company", DirectoryAttribute.COMPANY),
  CITY("l", DirectoryAttribute.CITY),
  STATE("st", DirectoryAttribute.STATE),
  COUNTRY("c", DirectoryAttribute.COUNTRY),
  /** Clients search by one name and want to be told the other. */
  COUNTRY_NAME("country", DirectoryAttribute.COUNTRY),
  /** The superior's SIP address; who asks for people of one finds those who report to him. */
  MANAGER("manager"),
  /** The SIP addresses of those whose superior somebody is. */
  REPORTS("directReports"),
  /** Where the picture is, below the address of the address book. */
  PHOTO_PATH("photoRelPath"),
  /** Octets of the picture. */
  PHOTO_SIZE("photoSize"),
  /** Another one for each picture. */
  PHOTO_HASH("photoHash");

  /** What tells of a picture. */
  public static final Set<AbAttribute> PHOTO = Set.of(PHOTO_PATH, PHOTO_SIZE, PHOTO_HASH);

  private final String wireName;
  private final Optional<DirectoryAttribute> directory;

  AbAttribute(String wireName, DirectoryAttribute directory) {
    this.wireName = wireName;
    this.directory = Optional.of(directory);
  }

  /** Something that no text of the directory tells. */
  AbAttribute(String wireName) {
    this.wireName = wireName;
    this.directory = Optional.empty();
  }

  /** The attribute of that name, whatever its case. */
  public static Optional<AbAttribute> of(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equalsIgnoreCase(name)).findFirst();
  }

  /** Those of a list of names with commas between, in its order, each once; others are left out. */
  static List<AbAttribute> list(String names) {
    return Stream.of(names.split(",", -1))
        .flatMap(name -> of(name.strip()).stream())
        .distinct()
        .toList();
  }

  /** The name on the wire. */
  public String wireName() {
    return wireName;
  }

  /** Where the directory has it, if it is one of its texts. */
  public Optional<DirectoryAttribute> directory() {
    return directory;
  }

  /** Whether somebody may have several: clients read such values in another place. */
  public boolean isMultiValued() {
    return this == REPORTS || isNumber();
  }

  private boolean isNumber() {
    return directory.filter(DirectoryAttribute.NUMBERS::contains).isPresent();
  }

  /** What is told of somebody whose directory has that text. */
  public String told(String text) {
    int at = text.indexOf('@');
    return this == NICKNAME && at >= 0 ? text.substring(0, at) : text;
  }

  /**
   * The conditions, one of which somebody satisfies whose attribute begins so; none if nobody's
   * can.
   *
   * @throws IllegalArgumentException if the text is empty or too long
   */
  List<DirectoryTerm> beginningWith(String text) {
    if (directory.isEmpty() || isNobodys(text)) {
      return List.of();
    }
    DirectoryTerm term = new DirectoryTerm(directory.get(), text);
    return isNumber() ? withCountry(term) : List.of(term);
  }

  /**
   * The conditions, one of which somebody satisfies who is meant by what was typed on a dial pad:
   * by the beginning of a number, or of a name by the letters on the keys.
   *
   * @throws IllegalArgumentException if the text is empty or too long
   */
  static List<DirectoryTerm> dialled(String text) {
    Stream<DirectoryTerm> numbers =
        Stream.of(PHONE, MOBILE, HOME_PHONE, OTHER_PHONE)
            .flatMap(number -> number.beginningWith(text).stream());
    Stream<DirectoryTerm> names =
        DirectoryAttribute.SPELLED.stream()
            .filter(name -> !DirectoryTerm.fold(name, text).isEmpty())
            .map(name -> new DirectoryTerm(name, text));
    return Stream.concat(numbers, names).toList();
  }

  /**
   * The condition that somebody satisfies whose attribute is that text; as {@link #beginningWith}.
   */
  Optional<DirectoryTerm> exactly(String text) {
    if (directory.isEmpty() || isNobodys(text)) {
      return Optional.empty();
    }
    return Optional.of(
        this == NICKNAME
            ? new DirectoryTerm(directory.get(), text + "@")
            : DirectoryTerm.exactly(directory.get(), text));
  }

  /** Texts of which nothing is left to compare, as of a scheme alone, and names with an at sign. */
  private boolean isNobodys(String text) {
    return this == NICKNAME && text.contains("@")
        || !text.isBlank() && DirectoryTerm.fold(directory.orElseThrow(), text).isEmpty();
  }

  /** People leave out the sign before the code of the country. */
  private static List<DirectoryTerm> withCountry(DirectoryTerm term) {
    return Character.isDigit(term.prefix().charAt(0))
        ? List.of(term, new DirectoryTerm(term.attribute(), "+" + term.prefix()))
        : List.of(term);
  }
}
