package org.confab.core;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.confab.core.audit.AuditSettings;
import org.confab.core.authentication.ListenerSchemes;
import org.confab.core.authentication.SignInScheme;
import org.confab.core.directorysync.DirectorySettings;
import org.confab.core.figures.MetricsSettings;
import org.confab.core.kerberos.KerberosSettings;
import org.confab.core.location.LocationSettings;

/**
 * The settings of this instance: those of {@code /subsystem=confab}, or the system properties of a
 * server without it. Everything else asks for this record.
 *
 * @param home directory of the instance's state
 * @param domains SIP domains this deployment is responsible for
 * @param serverName fully qualified name of this server, in lower case
 * @param bind address that every listener is bound to
 * @param sipPort port of SIP over TCP and UDP
 * @param sipsPort port of SIP over TLS
 * @param httpPort port of plain HTTP
 * @param httpsPort port of HTTPS
 * @param keyStore PKCS#12 file with the server certificate and its key
 * @param keyStorePasswordFile file whose first line is the password of both key stores
 * @param internalKeyStore PKCS#12 file with what this server shows to its media servers and other
 *     servers, signed by the instance's own CA; the same file unless {@code keyStore} is another
 *     CA's
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
 * @param mediaServers the names of the media servers that are taken; none for all that have a
 *     certificate
 * @param limits how much there may be
 * @param audit how long the audit log is kept
 * @param metrics who may read the metrics
 */
public record Settings(
    Path home,
    SipDomains domains,
    String serverName,
    String bind,
    int sipPort,
    int sipsPort,
    int httpPort,
    int httpsPort,
    Path keyStore,
    Path keyStorePasswordFile,
    Path internalKeyStore,
    Path userAuthority,
    int longestCertificate,
    Path secretKeyFile,
    Path adminPasswordFile,
    Duration webTicketLifetime,
    boolean sample,
    ListenerSchemes listenerSchemes,
    Optional<KerberosSettings> kerberos,
    Optional<DirectorySettings> directory,
    LocationSettings location,
    Set<String> mediaServers,
    LimitSettings limits,
    AuditSettings audit,
    MetricsSettings metrics) {

  /** The domain where none is set. */
  public static final String DEFAULT_DOMAIN = "litwareinc.com";

  private static final int PORTS = 65_535;

  /** Copies its set. */
  public Settings {
    mediaServers = Set.copyOf(mediaServers);
  }

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
   * @throws IllegalArgumentException if one makes no sense
   */
  public static Settings of(Function<String, Optional<String>> properties) {
    Function<String, Optional<String>> set =
        name -> properties.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    SipDomains domains =
        SipDomains.parse(
            set.apply("confab.domain").orElse(DEFAULT_DOMAIN)
                + ","
                + set.apply("confab.other.domains").orElse(""));
    String domain = domains.primary();
    Path home = Path.of(set.apply("confab.home").orElse(".confab"));
    String serverName =
        set.apply("confab.server.name").orElse("sip." + domain).toLowerCase(Locale.ROOT);
    Path keys = home.resolve("keys");
    Numbers numbers = new Numbers(set);
    Path keyStore = file("confab.keystore", set, keys.resolve("server.p12"));
    return new Settings(
        home,
        domains,
        serverName,
        set.apply("confab.bind").orElse("127.0.0.1"),
        numbers.of("confab.sip.port", 1, PORTS, 5060),
        numbers.of("confab.sips.port", 1, PORTS, 5061),
        numbers.of("confab.http.port", 1, PORTS, 8080),
        numbers.of("confab.https.port", 1, PORTS, 8443),
        keyStore,
        file("confab.keystore.password.file", set, keys.resolve("server.password")),
        file("confab.internal.keystore", set, internal(keyStore)),
        file("confab.users.keystore", set, keys.resolve("users-ca.p12")),
        numbers.of("confab.certificate.days", 1, MOST_CERTIFICATE_DAYS, 365),
        file("confab.secret.key.file", set, keys.resolve("secrets.key")),
        file("confab.admin.password.file", set, home.resolve("admin-password")),
        Duration.ofHours(numbers.of("confab.web.ticket.hours", 1, 24, 8)),
        set.apply("confab.sample").map(Boolean::parseBoolean).orElse(false),
        new ListenerSchemes(
            schemes("confab.sip.schemes.udp", set),
            schemes("confab.sip.schemes.tcp", set),
            schemes("confab.sip.schemes.tls", set)),
        KerberosSettings.of(set, serverName, domain),
        DirectorySettings.of(set),
        LocationSettings.of(set),
        set.apply("confab.media.server.names").map(Settings::names).orElse(Set.of()),
        LimitSettings.of(set),
        AuditSettings.of(set),
        MetricsSettings.of(set, home));
  }

  private static Set<String> names(String list) {
    return Set.copyOf(
        Stream.of(list.split("[\\s,]+")).filter(name -> !name.isEmpty()).distinct().toList());
  }

  /** The primary of the domains: what the server's own names and services are in. */
  public String domain() {
    return domains.primary();
  }

  /** Whether a media server of that name is taken. */
  public boolean takes(String mediaServer) {
    return mediaServers.isEmpty() || mediaServers.contains(mediaServer);
  }

  private static Set<SignInScheme> schemes(String name, Function<String, Optional<String>> set) {
    return set.apply(name).map(SignInScheme::parse).orElseGet(SignInScheme::all);
  }

  /** Where clients are shown {@code public.p12}, servers show each other what is beside it. */
  private static Path internal(Path keyStore) {
    return keyStore.endsWith("public.p12") ? keyStore.resolveSibling("server.p12") : keyStore;
  }

  private static Path file(String name, Function<String, Optional<String>> set, Path otherwise) {
    return set.apply(name).map(Path::of).orElse(otherwise);
  }
}
