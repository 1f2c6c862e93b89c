package org.confab.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.confab.core.authentication.ListenerSchemes;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.core.location.LocationSettings;

/**
 * What this instance was started with. The start script passes each setting as a system property;
 * everything else asks for this record.
 *
 * @param home directory of the instance's state
 * @param domain SIP domain this deployment is responsible for, in lower case
 * @param serverName fully qualified name of this server, in lower case
 * @param bind address that every listener is bound to
 * @param sipPort port of SIP over TCP and UDP
 * @param sipsPort port of SIP over TLS
 * @param httpPort port of plain HTTP
 * @param httpsPort port of HTTPS
 * @param keyStore PKCS#12 file with the server certificate and its key
 * @param keyStorePasswordFile file whose first line is the key store's password
 * @param userAuthority PKCS#12 file with the key that signs certificates of users; its password is
 *     that of the key store
 * @param longestCertificate longest validity of a user's certificate, in days
 * @param secretKeyFile file with 32 random bytes in hexadecimal: the key of secrets at rest
 * @param adminPasswordFile file whose first line is the password of {@code admin}
 * @param webTicketLifetime how long a web ticket holds
 * @param sample whether the sample organisation is loaded into an empty database
 * @param listenerSchemes how one may sign in on each kind of listener
 * @param kerberos how this server takes part in Kerberos, if it does
 * @param directory which directory this server follows, if any
 * @param location who is asked about locations, and who may ask
 */
public record Settings(
    Path home,
    String domain,
    String serverName,
    String bind,
    int sipPort,
    int sipsPort,
    int httpPort,
    int httpsPort,
    Path keyStore,
    Path keyStorePasswordFile,
    Path userAuthority,
    int longestCertificate,
    Path secretKeyFile,
    Path adminPasswordFile,
    Duration webTicketLifetime,
    boolean sample,
    ListenerSchemes listenerSchemes,
    Optional<KerberosSettings> kerberos,
    Optional<DirectorySettings> directory,
    LocationSettings location) {

  /** The domain where none is set. */
  public static final String DEFAULT_DOMAIN = "litwareinc.com";

  /** Ten years: no certificate of a user is needed longer. */
  static final int MOST_CERTIFICATE_DAYS = 3650;

  /** The settings of this process: its system properties. */
  public static Settings ofSystemProperties() {
    return of(name -> Optional.ofNullable(System.getProperty(name)));
  }

  /**
   * Reads the settings by their property names, {@code confab.home} and so on.
   *
   * @param properties the value of a property, if it is set
   * @throws IllegalArgumentException if a port is none
   */
  public static Settings of(Function<String, Optional<String>> properties) {
    Function<String, Optional<String>> set =
        name -> properties.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    String domain = set.apply("confab.domain").orElse(DEFAULT_DOMAIN).toLowerCase(Locale.ROOT);
    Path home = Path.of(set.apply("confab.home").orElse(".confab"));
    String serverName =
        set.apply("confab.server.name").orElse("sip." + domain).toLowerCase(Locale.ROOT);
    Path keys = home.resolve("keys");
    return new Settings(
        home,
        domain,
        serverName,
        set.apply("confab.bind").orElse("127.0.0.1"),
        port("confab.sip.port", set, 5060),
        port("confab.sips.port", set, 5061),
        port("confab.http.port", set, 8080),
        port("confab.https.port", set, 8443),
        file("confab.keystore", set, keys.resolve("server.p12")),
        file("confab.keystore.password.file", set, keys.resolve("server.password")),
        file("confab.users.keystore", set, keys.resolve("users-ca.p12")),
        number("confab.certificate.days", set, 365, MOST_CERTIFICATE_DAYS, "no number of days"),
        file("confab.secret.key.file", set, keys.resolve("secrets.key")),
        file("confab.admin.password.file", set, home.resolve("admin-password")),
        hours("confab.web.ticket.hours", set, 8),
        set.apply("confab.sample").map(Boolean::parseBoolean).orElse(false),
        new ListenerSchemes(
            schemes("confab.sip.schemes.udp", set),
            schemes("confab.sip.schemes.tcp", set),
            schemes("confab.sip.schemes.tls", set)),
        KerberosSettings.of(set, serverName, domain),
        DirectorySettings.of(set),
        LocationSettings.of(set));
  }

  private static int port(String name, Function<String, Optional<String>> set, int otherwise) {
    return number(name, set, otherwise, 65535, "no port");
  }

  private static int number(
      String name,
      Function<String, Optional<String>> set,
      int otherwise,
      int most,
      String complaint) {
    String text = set.apply(name).orElse(Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(text);
      if (number > 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(name + " is " + complaint + ": " + text, notANumber);
    }
    throw new IllegalArgumentException(name + " is " + complaint + ": " + text);
  }

  private static Duration hours(
      String name, Function<String, Optional<String>> set, int otherwise) {
    String text = set.apply(name).orElse(Integer.toString(otherwise));
    if (!text.matches("[1-9]|1[0-9]|2[0-4]")) {
      throw new IllegalArgumentException(name + " is no number of hours up to 24: " + text);
    }
    return Duration.ofHours(Integer.parseInt(text));
  }

  private static Set<SignInScheme> schemes(String name, Function<String, Optional<String>> set) {
    return set.apply(name).map(SignInScheme::parse).orElseGet(SignInScheme::all);
  }

  private static Path file(String name, Function<String, Optional<String>> set, Path otherwise) {
    return set.apply(name).map(Path::of).orElse(otherwise);
  }
}
