package org.confab.core.directorysync;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.core.accounts.Accounts;
import org.confab.core.directory.Affiliation;
import org.confab.core.directory.Card;
import org.confab.core.directory.Numbers;
import org.confab.core.directorysync.AttributeMap.Field;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.MailAddress;
import org.confab.protocol.sip.SipUri;

/** Understands the entries of a directory. Texts that are too long are cut, not refused. */
public final class EntryReader {
  /** Object classes of groups: Active Directory's, RFC 4519's. */
  private static final Set<String> GROUPS =
      Set.of("group", "groupofnames", "groupofuniquenames", "groupofmembers");

  /** Bit of {@code userAccountControl}: the account is disabled ([MS-ADTS] 2.2.16). */
  private static final long ACCOUNTDISABLE = 2;

  private static final Pattern OTHER_SCHEME = Pattern.compile("(?i)^(?!sip:)[a-z0-9.+-]+:.*");
  private static final Pattern EXTENSION = Pattern.compile("(?i)(;|ext|x).*$");

  private final AttributeMap map;

  /** Reads those attributes. */
  public EntryReader(AttributeMap map) {
    this.map = map;
  }

  /**
   * What that entry is.
   *
   * @throws IllegalArgumentException if it makes no sense; the message says why
   */
  public DirectoryEntry read(RawEntry raw) {
    boolean group =
        raw.values(List.of("objectClass"))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(GROUPS::contains);
    return group ? group(raw) : person(raw);
  }

  private DirectoryPerson person(RawEntry raw) {
    return new DirectoryPerson(
        raw.id(),
        raw.name(),
        sip(raw),
        enabled(raw),
        card(raw),
        raw.manager(),
        raw.photo(),
        expires(raw),
        logins(raw));
  }

  private DirectoryGroup group(RawEntry raw) {
    return new DirectoryGroup(
        raw.id(),
        raw.name(),
        first(raw, Field.MAIL, Function.identity()).map(MailAddress::parse),
        text(raw, Field.NAME, DistributionList.MAX_NAME),
        raw.values(map.of(Field.HIDDEN)).anyMatch("TRUE"::equalsIgnoreCase),
        raw.members());
  }

  /** With or without its scheme; addresses of other schemes beside it do not count. */
  private Optional<SipUri> sip(RawEntry raw) {
    Optional<SipUri> found =
        raw.values(map.of(Field.SIP))
            .filter(value -> value.contains("@") && !OTHER_SCHEME.matcher(value).matches())
            .findFirst()
            .map(value -> value.regionMatches(true, 0, "sip:", 0, 4) ? value : "sip:" + value)
            .map(SipUri::parse)
            .map(SipUri::aor);
    if (found.filter(uri -> uri.address().length() > Accounts.MAX_ADDRESS).isPresent()) {
      throw new IllegalArgumentException(
          "the SIP address is longer than " + Accounts.MAX_ADDRESS + " characters");
    }
    return found;
  }

  private Optional<Instant> expires(RawEntry raw) {
    return raw.values(map.of(Field.EXPIRES)).findFirst().flatMap(Expiry::read);
  }

  private Set<String> logins(RawEntry raw) {
    return Stream.concat(
            Stream.of(Field.LOGIN, Field.PRINCIPAL).flatMap(field -> raw.values(map.of(field))),
            inRealm(raw))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** In Active Directory the domain of an entry is the realm of its account. */
  private Stream<String> inRealm(RawEntry raw) {
    List<String> accounts =
        map.of(Field.LOGIN).stream().filter("sAMAccountName"::equalsIgnoreCase).toList();
    return raw.name().domain().stream()
        .flatMap(realm -> raw.values(accounts).map(account -> account + "@" + realm));
  }

  private boolean enabled(RawEntry raw) {
    boolean disabled =
        map.of(Field.DISABLED).stream()
            .anyMatch(name -> raw.values(List.of(name)).anyMatch(value -> shutsOut(name, value)));
    return !disabled && raw.values(map.of(Field.ENABLED)).noneMatch("FALSE"::equalsIgnoreCase);
  }

  private static boolean shutsOut(String attribute, String value) {
    if (!attribute.equalsIgnoreCase("userAccountControl")) {
      return !value.equalsIgnoreCase("FALSE");
    }
    try {
      return (Long.parseLong(value) & ACCOUNTDISABLE) != 0;
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("userAccountControl is no number", noNumber);
    }
  }

  private Card card(RawEntry raw) {
    return new Card(
        text(raw, Field.NAME, Accounts.MAX_NAME),
        text(raw, Field.MAIL, Accounts.MAX_ADDRESS),
        text(raw, Field.TITLE, Accounts.MAX_DETAIL),
        text(raw, Field.DEPARTMENT, Accounts.MAX_DETAIL),
        text(raw, Field.OFFICE, Accounts.MAX_DETAIL),
        number(raw, Field.PHONE),
        new Affiliation(
            text(raw, Field.COMPANY, Accounts.MAX_DETAIL),
            text(raw, Field.CITY, Accounts.MAX_DETAIL),
            text(raw, Field.STATE, Accounts.MAX_DETAIL),
            text(raw, Field.COUNTRY, Accounts.MAX_DETAIL)),
        new Numbers(number(raw, Field.HOME), number(raw, Field.MOBILE), number(raw, Field.OTHER)));
  }

  private String number(RawEntry raw, Field field) {
    return first(raw, field, EntryReader::phone)
        .map(phone -> cut(phone, Accounts.MAX_PHONE))
        .orElse("");
  }

  private String text(RawEntry raw, Field field, int longest) {
    return first(raw, field, Function.identity()).map(text -> cut(text, longest)).orElse("");
  }

  private Optional<String> first(RawEntry raw, Field field, Function<String, String> form) {
    return raw.values(map.of(field)).map(form).filter(value -> !value.isEmpty()).findFirst();
  }

  /** Digits, with a plus before them if there is one: people write numbers for people. */
  private static String phone(String text) {
    String number = text.regionMatches(true, 0, "tel:", 0, 4) ? text.substring(4) : text;
    String digits = EXTENSION.matcher(number).replaceFirst("").replaceAll("[^0-9]", "");
    return number.strip().startsWith("+") && !digits.isEmpty() ? "+" + digits : digits;
  }

  /** Control characters become spaces; no half of a character is left at the end. */
  private static String cut(String text, int longest) {
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
    return clean.substring(0, end);
  }

  /** Every attribute that has to be read for this. */
  public List<String> attributes() {
    return Stream.concat(Stream.of("objectClass"), map.all().stream()).distinct().toList();
  }
}
