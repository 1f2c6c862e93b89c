package org.confab.core.location;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.confab.core.PasswordPlace;
import org.confab.protocol.sip.SipUri;

/**
 * Who is asked about locations beside this server, and who may ask it for others.
 *
 * @param secondary another location service, asked where this one knows nothing
 * @param trusted accounts of other location services, which ask for everybody
 * @param guide CSV file with the streets that addresses are held against
 * @param markUnknown whether an address that is not in the guide is entered, as not validated,
 *     instead of refused
 */
public record LocationSettings(
    Optional<Secondary> secondary, Set<SipUri> trusted, Optional<Path> guide, boolean markUnknown) {

  /**
   * Another location service.
   *
   * @param address where it is: {@code https:}, or {@code http:} on this machine
   * @param user who this server is there; none to ask without a name
   * @param password where the password of that user is kept
   * @param authority PEM file with the certificates that its own is checked by; none for those that
   *     Java trusts
   */
  public record Secondary(
      URI address,
      Optional<String> user,
      Optional<PasswordPlace> password,
      Optional<Path> authority) {
    /** Throws {@link IllegalArgumentException} if one of name and password is missing. */
    public Secondary {
      if (user.isPresent() != password.isPresent()) {
        throw new IllegalArgumentException(
            "confab.location.secondary.user and its password,"
                + " confab.location.secondary.password.file or .alias, go together");
      }
    }
  }

  /** Copies its set. */
  public LocationSettings {
    trusted = Set.copyOf(trusted);
  }

  /**
   * Reads {@code confab.location.secondary.url} and its kin, {@code confab.location.trusted} and
   * {@code confab.street.guide}.
   *
   * @throws IllegalArgumentException if a setting makes no sense
   */
  public static LocationSettings of(Function<String, Optional<String>> set) {
    return new LocationSettings(
        set.apply("confab.location.secondary.url")
            .map(
                url ->
                    new Secondary(
                        address(url),
                        set.apply("confab.location.secondary.user"),
                        PasswordPlace.of("confab.location.secondary.password", set),
                        set.apply("confab.location.secondary.ca").map(Path::of))),
        set.apply("confab.location.trusted").map(LocationSettings::addresses).orElse(Set.of()),
        set.apply("confab.street.guide").map(Path::of),
        set.apply("confab.street.guide.unknown").map(LocationSettings::isMark).orElse(false));
  }

  private static URI address(String url) {
    URI address = URI.create(url);
    String scheme = String.valueOf(address.getScheme());
    String host = String.valueOf(address.getHost());
    boolean near = host.matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
    boolean plain = address.getRawUserInfo() == null && address.getRawFragment() == null;
    if (address.getHost() == null
        || !plain
        || !(scheme.equals("https") || (scheme.equals("http") && near))) {
      throw new IllegalArgumentException(
          "confab.location.secondary.url is no address such as"
              + " https://lis.example.com/locationinformation/liservice.svc: "
              + url);
    }
    return address;
  }

  private static Set<SipUri> addresses(String list) {
    Set<SipUri> all = new LinkedHashSet<>();
    for (String one : list.split("[\\s,]+")) {
      if (!one.isEmpty()) {
        all.add(SipUri.parse(one).aor());
      }
    }
    return all;
  }

  private static boolean isMark(String text) {
    return switch (text) {
      case "mark" -> true;
      case "refuse" -> false;
      default ->
          throw new IllegalArgumentException(
              "confab.street.guide.unknown is neither refuse nor mark: " + text);
    };
  }
}
