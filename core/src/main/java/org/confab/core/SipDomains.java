package org.confab.core;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The SIP domains whose users are at home here: one is the primary, which the server's own names
 * and services have and to which a name without a domain belongs; the others differ from it in
 * nothing else. Names are host names of ASCII, in lower case; a name of other letters is written as
 * {@code xn--…} (RFC 5891 4.4).
 */
public final class SipDomains {
  /** Most domains beside the primary. */
  public static final int MAX_OTHERS = 100;

  private static final int LONGEST_NAME = 253;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  private final List<String> all;
  private final Set<String> known;

  private SipDomains(List<String> names) {
    all = names.stream().map(SipDomains::checked).toList();
    known = new HashSet<>();
    for (String name : all) {
      if (!known.add(name)) {
        throw new IllegalArgumentException("the domain " + name + " is there twice");
      }
    }
    if (all.size() > MAX_OTHERS + 1) {
      throw new IllegalArgumentException(
          "more than " + MAX_OTHERS + " domains beside " + primary());
    }
  }

  /**
   * A primary domain and others.
   *
   * @throws IllegalArgumentException if one is no host name or there twice, or there are too many
   */
  public static SipDomains of(String primary, String... others) {
    return new SipDomains(Stream.concat(Stream.of(primary), Arrays.stream(others)).toList());
  }

  /**
   * Reads a list with commas or blanks between, the primary first.
   *
   * @throws IllegalArgumentException as {@link #of}, and if there is none
   */
  public static SipDomains parse(String list) {
    List<String> names = BETWEEN.splitAsStream(list).filter(name -> !name.isEmpty()).toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no domain");
    }
    return new SipDomains(names);
  }

  private static String checked(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.length() > LONGEST_NAME || !NAME.matcher(lower).matches()) {
      throw new IllegalArgumentException("'" + name + "' is not the name of a domain");
    }
    return lower;
  }

  /** The one that the server's own names and services have. */
  public String primary() {
    return all.get(0);
  }

  /** All of them, the primary first. */
  public List<String> all() {
    return all;
  }

  /** All but the primary. */
  public List<String> others() {
    return all.stream().skip(1).toList();
  }

  /** Whether users of that host are at home here; it makes no difference how it is capitalised. */
  public boolean isOurs(String host) {
    return known.contains(host) || known.contains(host.toLowerCase(Locale.ROOT));
  }

  /**
   * Those that are called so: the one that has that name in full, or all whose first label it is,
   * like Windows has it.
   */
  public List<String> called(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return known.contains(lower)
        ? List.of(lower)
        : all.stream().filter(one -> one.split("\\.", 2)[0].equals(lower)).toList();
  }

  /** As {@link #parse} reads it. */
  public String asString() {
    return String.join(",", all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipDomains that && all.equals(that.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }

  @Override
  public String toString() {
    return asString();
  }
}
