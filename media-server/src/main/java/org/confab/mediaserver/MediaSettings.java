package org.confab.mediaserver;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.confab.mediaserver.rtp.PortRange;

/**
 * What the process is started with.
 *
 * @param id its name in the deployment
 * @param bind address to listen on
 * @param reach the address at which the server finds it
 * @param sipPort for SIP over TLS
 * @param c3pPort for C3P over HTTPS
 * @param healthPort for health and metrics, on the loopback address
 * @param rtpPorts for RTP and RTCP, in pairs
 * @param soundAddress the address that clients are told to send sound to; without it there are no
 *     conferences of sound
 * @param server the server's C3P URL
 * @param serverName the server's name: that of its certificate, and in C3P
 * @param keyStore PKCS#12 with the own key
 * @param password of that store
 * @param authority the CA's certificate as PEM
 * @param log where the log goes
 * @param drain longest wait for conferences to be handed on at the end
 * @param edge its media relay, if it has one
 * @param recordings where conferences are recorded, if they may be
 */
public record MediaSettings(
    String id,
    String bind,
    String reach,
    int sipPort,
    int c3pPort,
    int healthPort,
    PortRange rtpPorts,
    Optional<String> soundAddress,
    URI server,
    String serverName,
    Path keyStore,
    String password,
    Path authority,
    Path log,
    Duration drain,
    Optional<EdgeSettings> edge,
    Optional<Path> recordings) {
  private static final int MOST_PORT = 65_535;

  /** Reads a properties file; throws {@link IllegalArgumentException} if anything is missing. */
  public static MediaSettings read(Path file) {
    Properties all = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      all.load(reader);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("settings in " + file, unreadable);
    }
    return of(all);
  }

  /** As {@link #read}, of what has been read. */
  static MediaSettings of(Properties all) {
    return new MediaSettings(
        text(all, "id"),
        text(all, "bind"),
        text(all, "reach"),
        port("sip.port", text(all, "sip.port")),
        port("c3p.port", text(all, "c3p.port")),
        port("health.port", text(all, "health.port")),
        PortRange.parse(text(all, "rtp.ports")),
        optional(all, "rtp.address"),
        URI.create(text(all, "server")),
        text(all, "server.name"),
        Path.of(text(all, "keystore")),
        text(all, "keystore.password"),
        Path.of(text(all, "authority")),
        Path.of(text(all, "log")),
        Duration.ofSeconds(number("drain.seconds", text(all, "drain.seconds"))),
        EdgeSettings.of(name -> optional(all, name)),
        optional(all, "recordings").map(Path::of));
  }

  /** The number in a setting, without a sign; {@link IllegalArgumentException} if it is none. */
  static long number(String name, String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("confab.media." + name + " is no number: " + text);
    }
    return Long.parseLong(text);
  }

  /** The port in a setting; {@link IllegalArgumentException} if it is none. */
  static int port(String name, String text) {
    long port = number(name, text);
    if (port > MOST_PORT) {
      throw new IllegalArgumentException("confab.media." + name + " is no port: " + text);
    }
    return (int) port;
  }

  private static String text(Properties all, String name) {
    return optional(all, name)
        .orElseThrow(() -> new IllegalArgumentException("confab.media." + name + " is not set"));
  }

  private static Optional<String> optional(Properties all, String name) {
    return Optional.ofNullable(all.getProperty("confab.media." + name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** {@link #reach} as it stands in URIs. */
  String reachInUri() {
    return reach.indexOf(':') >= 0 ? "[" + reach + "]" : reach;
  }
}
