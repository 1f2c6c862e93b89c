package org.confab.core.directorysync;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.confab.core.PasswordPlace;

/**
 * Which directory this server follows, and how.
 *
 * @param servers where it is, {@code ldaps://host:636} or {@code ldap://host:389}; the first that
 *     answers is used
 * @param startTls whether a connection to {@code ldap:} is secured before anything else is said
 * @param bindName who this server is there; none to ask without a name
 * @param password where the password of that name is kept
 * @param base below which entry people and groups are
 * @param authority PEM file with the certificates that the directory's own is checked by; none for
 *     those that Java trusts
 * @param interval how long after a synchronisation the next one begins
 * @param attributes what {@link AttributeMap#with} takes
 */
public record DirectorySettings(
    List<URI> servers,
    boolean startTls,
    Optional<String> bindName,
    Optional<PasswordPlace> password,
    String base,
    Optional<Path> authority,
    Duration interval,
    String attributes) {
  /** How long between two synchronisations where nothing else is set. */
  public static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

  /** Longest interval, in seconds: a day. */
  private static final long MOST_SECONDS = 86_400;

  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]");

  /** Keeps a copy. */
  public DirectorySettings {
    servers = List.copyOf(servers);
  }

  /**
   * Reads {@code confab.ldap.url} and what goes with it; empty without it.
   *
   * @throws IllegalArgumentException if a setting makes no sense, or a password would be sent for
   *     everybody to read
   */
  public static Optional<DirectorySettings> of(Function<String, Optional<String>> set) {
    return set.apply("confab.ldap.url").map(urls -> of(urls, set));
  }

  private static DirectorySettings of(String urls, Function<String, Optional<String>> set) {
    List<URI> servers = new ArrayList<>();
    for (String url : urls.split("[\\s,]+")) {
      if (!url.isEmpty()) {
        servers.add(server(url));
      }
    }
    String attributes = set.apply("confab.ldap.attributes").orElse("");
    AttributeMap.ofOthers().with(attributes);
    DirectorySettings settings =
        new DirectorySettings(
            servers,
            set.apply("confab.ldap.starttls").filter("true"::equalsIgnoreCase).isPresent(),
            set.apply("confab.ldap.bind.dn"),
            PasswordPlace.of("confab.ldap.password", set),
            set.apply("confab.ldap.base").orElse(""),
            set.apply("confab.ldap.ca").map(Path::of),
            set.apply("confab.ldap.interval")
                .map(DirectorySettings::seconds)
                .orElse(USUAL_INTERVAL),
            attributes);
    settings.check();
    return settings;
  }

  private void check() {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("confab.ldap.url names no server");
    }
    if (bindName.isPresent() != password.isPresent()) {
      throw new IllegalArgumentException(
          "confab.ldap.bind.dn and its password, confab.ldap.password.file or .alias, go together");
    }
    for (URI server : servers) {
      boolean readable = server.getScheme().equals("ldap") && !startTls && !isLoopback(server);
      if (bindName.isPresent() && readable) {
        throw new IllegalArgumentException(
            server + " would get the password in clear; use ldaps: or confab.ldap.starttls=true");
      }
    }
  }

  /** Whether what is said there stays on this machine. */
  private static boolean isLoopback(URI server) {
    String host = server.getHost();
    return LOOPBACK.contains(host) || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  private static URI server(String url) {
    URI server = URI.create(url);
    boolean ldap = "ldap".equals(server.getScheme()) || "ldaps".equals(server.getScheme());
    boolean plain =
        server.getRawQuery() == null
            && server.getRawUserInfo() == null
            && (server.getPath() == null || server.getPath().matches("/?"));
    if (!ldap || server.getHost() == null || !plain) {
      throw new IllegalArgumentException(
          "confab.ldap.url is no address such as ldaps://dc1.example.com: " + url);
    }
    return server;
  }

  private static Duration seconds(String text) {
    if (text.matches("[1-9][0-9]{0,4}") && Long.parseLong(text) <= MOST_SECONDS) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    throw new IllegalArgumentException(
        "confab.ldap.interval is no number of seconds up to " + MOST_SECONDS + ": " + text);
  }
}
