package org.confab.core.location;

import java.util.Locale;
import java.util.regex.Pattern;
import org.confab.protocol.location.CivicAddress;
import org.confab.protocol.location.CivicPart;

/**
 * A city as locations are looked up by it: case and white space do not count.
 *
 * @param key country, state and city in lower case, with tabs between
 */
public record City(String key) {
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** The city of that country and state. */
  public static City of(String country, String state, String city) {
    return new City(part(country) + "\t" + part(state) + "\t" + part(city));
  }

  /** The city in which an address is. */
  public static City of(CivicAddress address) {
    return of(
        address.text(CivicPart.COUNTRY),
        address.text(CivicPart.STATE),
        address.text(CivicPart.CITY));
  }

  private static String part(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }
}
