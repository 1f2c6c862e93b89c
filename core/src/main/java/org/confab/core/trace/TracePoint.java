package org.confab.core.trace;

import java.util.Locale;
import java.util.Optional;

/**
 * The other end of a message, which this server is the one end of.
 *
 * @param key tells it from all others: the flow of SIP, the connection of HTTP, the name of a
 *     server
 * @param kind what it is
 * @param transport {@code udp}, {@code tcp}, {@code tls}, {@code http} or {@code https}
 * @param address IP address and port
 * @param name whose it is, where that is known: {@code alice@litwareinc.com}, or a server's name
 */
public record TracePoint(
    String key, Kind kind, String transport, String address, Optional<String> name) {
  /** What stands at the other end. */
  public enum Kind {
    /** A client that speaks SIP. */
    CLIENT,
    /** Another server. */
    PEER,
    /** A media server. */
    MEDIA_SERVER,
    /** A client that speaks HTTP. */
    WEB;

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What people read. */
  public String label() {
    String where = transport + " " + address;
    return switch (kind) {
      case MEDIA_SERVER -> name.orElse("media server " + address);
      case PEER -> "server " + name.orElse(where);
      case CLIENT, WEB -> name.map(whose -> whose + " (" + where + ")").orElse(where);
    };
  }

  /** The address without the port. */
  String host() {
    int colon = address.lastIndexOf(':');
    return colon < 0 ? address : address.substring(0, colon);
  }
}
