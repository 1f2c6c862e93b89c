package org.confab.core.peers;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.core.SipDomains;
import org.confab.protocol.sip.SipUri;

/**
 * A server that calls and messages go to and come from.
 *
 * @param name what its certificate is called, in lower case
 * @param address where it takes SIP over TLS; an IP address, for names are never looked up
 * @param domain whose users are there, in lower case; empty if it has users of this server's own
 *     domains
 * @param trusted whether it is of the same trust domain (RFC 3325 2.4): what it says about who
 *     calls is believed, and it is told the same
 */
public record Peer(
    String name, InetSocketAddress address, Optional<String> domain, boolean trusted) {
  private static final int DEFAULT_PORT = 5061;
  private static final String HOST = "[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?";
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
  private static final Pattern ROW =
      Pattern.compile(
          "(?<name>%1$s)=(?<ip>%2$s(?:\\.%2$s){3}|\\[[0-9a-f:]*:[0-9a-f:.]*])(?::(?<port>\\d{1,5}))?"
                  .formatted(HOST, OCTET)
              + "(?<more>(?:,(?:trusted|domain=%s))*)".formatted(HOST));

  /**
   * Reads {@code sip2.example.com=192.0.2.7:5061,trusted,domain=example.com}; the port, being
   * trusted and the domain may be missing.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Peer parse(String text) {
    Matcher row = ROW.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!row.matches()) {
      throw new IllegalArgumentException("no peer: " + text);
    }
    boolean trusted = false;
    Optional<String> domain = Optional.empty();
    for (String word : row.group("more").split(",", -1)) {
      trusted |= word.equals("trusted");
      domain = word.startsWith("domain=") ? Optional.of(word.substring(7)) : domain;
    }
    int port = row.group("port") == null ? DEFAULT_PORT : Integer.parseInt(row.group("port"));
    if (domain.isEmpty() && !trusted) {
      throw new IllegalArgumentException("a peer with users of this domain is trusted: " + text);
    }
    return new Peer(row.group("name"), address(row.group("ip"), port), domain, trusted);
  }

  private static InetSocketAddress address(String digits, int port) {
    try {
      // Digits are not looked up; what only looks like an address is refused.
      return new InetSocketAddress(InetAddress.getByName(digits), port);
    } catch (UnknownHostException none) {
      throw new IllegalArgumentException("no IP address: " + digits, none);
    }
  }

  /** Whether that URI names this server, by its name or its address. */
  boolean isAt(SipUri server) {
    String host = server.host().toLowerCase(Locale.ROOT);
    return host.equals(name) || host.equals(address.getAddress().getHostAddress());
  }

  /**
   * Whether it may send in the name of a user; in the name of those of this server's own domains
   * only if it is trusted, also where its row names one of them.
   *
   * @param own this server's domains
   */
  public boolean speaksFor(SipUri user, SipDomains own) {
    boolean its = domain.map(user.host()::equalsIgnoreCase).orElse(own.isOurs(user.host()));
    return its && (trusted || !isOf(own));
  }

  /** Whether its users are of one of those domains, which are this server's own. */
  public boolean isOf(SipDomains own) {
    return domain.map(own::isOurs).orElse(true);
  }
}
