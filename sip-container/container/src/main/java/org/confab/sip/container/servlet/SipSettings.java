package org.confab.sip.container.servlet;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the container listens.
 *
 * @param bind IP address in digits
 * @param port UDP and TCP
 * @param tlsPort TLS, used if there is a keystore
 * @param keystore PKCS#12
 * @param password file with the keystore's password
 */
record SipSettings(
    String bind,
    int port,
    int tlsPort,
    String domain,
    String serverName,
    Optional<Path> keystore,
    Optional<Path> password) {

  /** What this server is called in URIs, in lower case. */
  Set<String> names() {
    return Stream.of(bind, domain, serverName)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** From the system properties {@code confab.*}. */
  static SipSettings ofSystem() {
    String domain = System.getProperty("confab.domain", "litwareinc.com");
    return new SipSettings(
        System.getProperty("confab.bind", "127.0.0.1"),
        Integer.getInteger("confab.sip.port", 5060),
        Integer.getInteger("confab.sips.port", 5061),
        domain,
        System.getProperty("confab.server.name", "sip." + domain),
        Optional.ofNullable(System.getProperty("confab.keystore")).map(Path::of),
        Optional.ofNullable(System.getProperty("confab.keystore.password.file")).map(Path::of));
  }
}
