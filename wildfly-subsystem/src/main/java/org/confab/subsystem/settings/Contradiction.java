package org.confab.subsystem.settings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Values that are right one by one and wrong together, one row each. */
public enum Contradiction {
  /** A name without a password, or the other way round. */
  LDAP_NAME(
      set ->
          alone(set, Setting.LDAP_BIND_DN, Setting.LDAP_PASSWORD_FILE, Setting.LDAP_PASSWORD_ALIAS),
      "ldap-bind-dn and ldap-password-file go together: set both, or neither; ldap-password-alias"
          + " may take the place of the file"),
  /** The password would be sent for everybody to read. */
  LDAP_CLEAR(
      Contradiction::readable,
      "ldap-url has a server that would get the password in clear: use ldaps:, or ldap-starttls"),
  /** A name without a password, or the other way round. */
  LOCATION_NAME(
      set ->
          alone(
              set,
              Setting.LOCATION_SECONDARY_USER,
              Setting.LOCATION_SECONDARY_PASSWORD_FILE,
              Setting.LOCATION_SECONDARY_PASSWORD_ALIAS),
      "location-secondary-user and location-secondary-password-file go together: set both, or"
          + " neither; location-secondary-password-alias may take the place of the file"),
  /** A domain that is there already. */
  DOMAIN_TWICE(
      Contradiction::twice,
      "other-domains has a domain twice, or the one that domain names already"),
  /** More domains than a server has. */
  DOMAINS(Contradiction::crowded, "other-domains has more than 100 domains"),
  /** Bounds that are not in order. */
  REGISTRATION(
      set ->
          number(set, Setting.REGISTRATION_MINIMUM) > number(set, Setting.REGISTRATION_STANDARD)
              || number(set, Setting.REGISTRATION_STANDARD)
                  > number(set, Setting.REGISTRATION_MAXIMUM),
      "registration-minimum, registration-standard and registration-maximum are not in order"),
  /** More at once than altogether. */
  CONFERENCES(
      set ->
          number(set, Setting.ACTIVE_CONFERENCES_PER_USER)
              > number(set, Setting.CONFERENCES_PER_USER),
      "active-conferences-per-user is more than conferences-per-user"),
  /** More in one than in all. */
  WATCHED(
      set -> number(set, Setting.WATCHED_PER_SUBSCRIPTION) > number(set, Setting.WATCHED_PER_USER),
      "watched-per-subscription is more than watched-per-user");

  private static final int MOST_DOMAINS = 100;
  private static final String NEAR = "ldap://(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?/?";

  private final Predicate<Function<Setting, Optional<String>>> holds;
  private final String reason;

  Contradiction(Predicate<Function<Setting, Optional<String>>> holds, String reason) {
    this.holds = holds;
    this.reason = reason;
  }

  /** Whether there is a name without one password, or a password without a name. */
  private static boolean alone(
      Function<Setting, Optional<String>> set, Setting name, Setting file, Setting alias) {
    long passwords = Stream.of(file, alias).filter(one -> set.apply(one).isPresent()).count();
    return passwords != (set.apply(name).isPresent() ? 1 : 0);
  }

  private static boolean readable(Function<Setting, Optional<String>> set) {
    boolean named = set.apply(Setting.LDAP_BIND_DN).isPresent();
    boolean secured = set.apply(Setting.LDAP_STARTTLS).filter("true"::equalsIgnoreCase).isPresent();
    return named
        && !secured
        && Kind.parts(set.apply(Setting.LDAP_URL).orElse("")).stream()
            .anyMatch(url -> url.startsWith("ldap:") && !url.matches(NEAR));
  }

  private static List<String> domains(Function<Setting, Optional<String>> set) {
    return Kind.parts(set.apply(Setting.OTHER_DOMAINS).orElse("").toLowerCase(Locale.ROOT));
  }

  private static boolean crowded(Function<Setting, Optional<String>> set) {
    return domains(set).size() > MOST_DOMAINS;
  }

  private static boolean twice(Function<Setting, Optional<String>> set) {
    Set<String> known = new HashSet<>();
    set.apply(Setting.DOMAIN).map(one -> one.toLowerCase(Locale.ROOT)).ifPresent(known::add);
    return !domains(set).stream().allMatch(known::add);
  }

  private static long number(Function<Setting, Optional<String>> set, Setting setting) {
    return Long.parseLong(set.apply(setting).or(setting::standard).orElse("0"));
  }

  /** The first that there is among values which are right one by one. */
  public static Optional<String> in(Map<Setting, String> values) {
    Function<Setting, Optional<String>> set = one -> Optional.ofNullable(values.get(one));
    return Arrays.stream(values())
        .filter(row -> row.holds.test(set))
        .map(row -> row.reason)
        .findFirst();
  }
}
