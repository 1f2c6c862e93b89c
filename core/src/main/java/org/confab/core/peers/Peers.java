package org.confab.core.peers;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.confab.protocol.sip.SipUri;

/**
 * The table of peers. Nobody else is a next hop: a request goes to endpoints of this server's own
 * users and to these servers, or nowhere.
 */
public record Peers(List<Peer> all) {
  /** Most peers of a server. */
  public static final int MAX = 32;

  /** Longest text of a table, in characters. */
  public static final int MAX_LENGTH = 4096;

  /** No peers. */
  public static final Peers NONE = new Peers(List.of());

  private static final Pattern BETWEEN = Pattern.compile("[;\\s]+");

  /** Copies the list; throws {@link IllegalArgumentException} if two are called or serve alike. */
  public Peers {
    all = List.copyOf(all);
    Set<String> known = new HashSet<>();
    for (Peer peer : all) {
      if (!known.add(peer.name())
          || !known.add(peer.domain().map(d -> "@" + d).orElse(peer.name() + "@"))) {
        throw new IllegalArgumentException("twice: " + peer);
      }
    }
    if (all.size() > MAX) {
      throw new IllegalArgumentException("more than " + MAX + " peers");
    }
  }

  /**
   * Reads rows as {@link Peer#parse} does, with blanks, line ends or semicolons between.
   *
   * @throws IllegalArgumentException if one is none
   */
  public static Peers parse(String text) {
    return new Peers(
        BETWEEN.splitAsStream(text).filter(row -> !row.isEmpty()).map(Peer::parse).toList());
  }

  /** The peer whose certificate is called so. */
  public Optional<Peer> named(String certificate) {
    return first(peer -> peer.name().equalsIgnoreCase(certificate));
  }

  /** The peer that serves that domain. */
  public Optional<Peer> ofDomain(String domain) {
    return first(peer -> peer.domain().filter(domain::equalsIgnoreCase).isPresent());
  }

  /** The peer that a user's home server is; one with users of this server's own domain. */
  public Optional<Peer> home(SipUri server) {
    return first(peer -> peer.domain().isEmpty() && peer.isAt(server));
  }

  /** Names and addresses of all of them, in lower case. */
  public Set<String> hosts() {
    return all.stream()
        .flatMap(peer -> Stream.of(peer.name(), peer.address().getAddress().getHostAddress()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Peer> first(Predicate<Peer> which) {
    return all.stream().filter(which).findFirst();
  }
}
