package org.confab.core.directorysync;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which attributes of a directory tell what: for each {@link Field} the names of attributes, of
 * which the first that has a value counts.
 */
public final class AttributeMap {
  /** Most attributes of one field. */
  public static final int MAX_ALTERNATIVES = 8;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  /** What can be told, one row each: how settings call it, and the attributes that usually do. */
  public enum Field {
    ID("id", "objectGUID", "entryUUID"),
    SIP("sip", "msRTCSIP-PrimaryUserAddress|proxyAddresses", "mail"),
    NAME("name", "displayName|cn", "displayName|cn"),
    MAIL("mail", "mail", "mail"),
    TITLE("title", "title", "title"),
    DEPARTMENT("department", "department", "departmentNumber|ou"),
    OFFICE("office", "physicalDeliveryOfficeName", "physicalDeliveryOfficeName|roomNumber"),
    PHONE("phone", "telephoneNumber", "telephoneNumber"),
    HOME("home", "homePhone", "homePhone"),
    MOBILE("mobile", "mobile", "mobile"),
    OTHER("other", "otherTelephone", ""),
    COMPANY("company", "company", "o"),
    CITY("city", "l", "l"),
    STATE("state", "st", "st"),
    COUNTRY("country", "c", "c"),
    /** A value shuts out, but {@code FALSE}; of {@code userAccountControl}, its bit 2 does. */
    DISABLED("disabled", "userAccountControl", "pwdAccountLockedTime"),
    /** {@code FALSE} shuts out. */
    ENABLED("enabled", "msRTCSIP-UserEnabled", ""),
    /** The name of an entry. */
    MANAGER("manager", "manager", "manager"),
    /** The octets of a picture. */
    PHOTO("photo", "thumbnailPhoto", "jpegPhoto"),
    /** When the person is shut out: a FILETIME in decimal, or a time as RFC 4517 3.3.13 has it. */
    EXPIRES("expires", "accountExpires", "krbPrincipalExpiration"),
    /** What the person is called where he signs in there. */
    LOGIN("login", "sAMAccountName", "uid"),
    /** The same with a realm. */
    PRINCIPAL("principal", "userPrincipalName", "krbPrincipalName"),
    MEMBERS("members", "member", "member|uniqueMember"),
    /** {@code TRUE}: nobody is told who is in the group. */
    HIDDEN("hidden", "hideDLMembership", "");

    private final String word;
    private final String activeDirectory;
    private final String others;

    Field(String word, String activeDirectory, String others) {
      this.word = word;
      this.activeDirectory = activeDirectory;
      this.others = others;
    }
  }

  private final Map<Field, List<String>> attributes;

  private AttributeMap(Map<Field, List<String>> attributes) {
    this.attributes = attributes;
  }

  /** What Active Directory has. */
  public static AttributeMap ofActiveDirectory() {
    Map<Field, List<String>> all = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      all.put(field, names(field.activeDirectory));
    }
    return new AttributeMap(all);
  }

  /** What other directories have, those with {@code inetOrgPerson} (RFC 2798). */
  public static AttributeMap ofOthers() {
    Map<Field, List<String>> all = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      all.put(field, names(field.others));
    }
    return new AttributeMap(all);
  }

  /**
   * The same with other attributes for some fields, such as {@code sip=mail; phone=ipPhone|
   * telephoneNumber; office=}.
   *
   * @throws IllegalArgumentException if it cannot be understood
   */
  public AttributeMap with(String changes) {
    Map<Field, List<String>> all = new EnumMap<>(attributes);
    for (String change : changes.split(";", -1)) {
      if (change.isBlank()) {
        continue;
      }
      int equals = change.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("no field=attribute: " + change.strip());
      }
      all.put(field(change.substring(0, equals)), names(change.substring(equals + 1)));
    }
    return new AttributeMap(all);
  }

  private static Field field(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    return Stream.of(Field.values())
        .filter(field -> field.word.equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no field '" + word + "'; there are " + words()));
  }

  private static List<String> words() {
    return Stream.of(Field.values()).map(field -> field.word).toList();
  }

  private static List<String> names(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split("\\|", -1)) {
      if (name.isBlank()) {
        continue;
      }
      if (!NAME.matcher(name.strip()).matches()) {
        throw new IllegalArgumentException("no name of an attribute: " + name.strip());
      }
      names.add(name.strip());
    }
    if (names.size() > MAX_ALTERNATIVES) {
      throw new IllegalArgumentException("more than " + MAX_ALTERNATIVES + " attributes: " + text);
    }
    return List.copyOf(names);
  }

  /** The attributes of a field. */
  public List<String> of(Field field) {
    return attributes.getOrDefault(field, List.of());
  }

  /** Every attribute that has to be read. */
  public List<String> all() {
    return attributes.values().stream().flatMap(List::stream).distinct().toList();
  }

  @Override
  public String toString() {
    return attributes.toString();
  }
}
