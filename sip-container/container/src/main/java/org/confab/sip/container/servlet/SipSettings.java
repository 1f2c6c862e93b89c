package org.confab.sip.container.servlet;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.sip.container.transport.TlsMaterial;
import org.confab.subsystem.live.LiveSettings;

/**
 * Where the container listens.
 *
 * @param bind IP address in digits
 * @param port UDP and TCP
 * @param tlsPort TLS, used if there is a key for it
 * @param domains whose users are at home here, at least one, in lower case
 * @param tls key and profile
 */
record SipSettings(
    String bind,
    int port,
    int tlsPort,
    List<String> domains,
    String serverName,
    Optional<TlsMaterial> tls) {

  SipSettings {
    domains = domains.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  /** What this server is called in URIs, in lower case. */
  Set<String> names() {
    return Stream.concat(Stream.of(bind, serverName), domains.stream())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** From {@code /subsystem=confab}; in a server without it from system properties. */
  static SipSettings ofServer() {
    Optional<LiveSettings> live = LiveSettings.current();
    return of(
        live.<Function<String, Optional<String>>>map(settings -> settings::value)
            .orElse(name -> Optional.ofNullable(System.getProperty(name))),
        live.flatMap(SipSettings::elytron));
  }

  private static Optional<TlsMaterial> elytron(LiveSettings live) {
    return live.accepting()
        .flatMap(accepting -> live.calling().map(calling -> TlsMaterial.of(accepting, calling)));
  }

  /** By the names of properties, {@code confab.*}; without a profile the key store is opened. */
  private static SipSettings of(
      Function<String, Optional<String>> set, Optional<TlsMaterial> profile) {
    String domain = set.apply("confab.domain").orElse("litwareinc.com");
    Stream<String> others =
        set.apply("confab.other.domains").stream().flatMap(list -> Stream.of(list.split(",")));
    return new SipSettings(
        set.apply("confab.bind").orElse("127.0.0.1"),
        set.apply("confab.sip.port").map(Integer::parseInt).orElse(5060),
        set.apply("confab.sips.port").map(Integer::parseInt).orElse(5061),
        Stream.concat(Stream.of(domain), others).toList(),
        set.apply("confab.server.name").orElse("sip." + domain),
        profile.or(() -> set.apply("confab.keystore").map(store -> opened(store, set))));
  }

  private static TlsMaterial opened(String store, Function<String, Optional<String>> set) {
    return TlsMaterial.read(
        Path.of(store),
        set.apply("confab.keystore.password.file")
            .map(Path::of)
            .orElseThrow(
                () -> new IllegalStateException("confab.keystore.password.file is not set")));
  }
}
