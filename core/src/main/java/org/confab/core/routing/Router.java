package org.confab.core.routing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.authentication.Delegations;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.peers.Peer;
import org.confab.core.peers.Peers;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Registrar;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.SipUri;

/**
 * Decides where a request goes ([MS-SIPRE] 3.2.5.3, RFC 3261 16.5). It knows the endpoints of its
 * own users and the servers next to it, and nothing else: a request for anybody else is refused,
 * never relayed.
 */
public final class Router {
  private final UserDirectory directory;
  private final Registrar registrar;
  private final OwnHosts hosts;
  private final Delegations delegations;
  private final Supplier<Peers> peers;

  /** Routes to the bindings of the registrar; nobody acts for another, and there are no peers. */
  public Router(UserDirectory directory, Registrar registrar, OwnHosts hosts) {
    this(directory, registrar, hosts, Delegations.NONE, () -> Peers.NONE);
  }

  /**
   * Routes to the bindings of the registrar and to those peers, in dialogs of delegates to the
   * bindings of the delegate.
   */
  public Router(
      UserDirectory directory,
      Registrar registrar,
      OwnHosts hosts,
      Delegations delegations,
      Supplier<Peers> peers) {
    this.peers = peers;
    this.directory = directory;
    this.registrar = registrar;
    this.hosts = hosts;
    this.delegations = delegations;
  }

  /**
   * Where a request outside a dialog goes.
   *
   * @param method its method
   * @param uri its Request-URI
   * @param toEpid the endpoint that its To header asks for
   * @param caller who sends it
   * @throws Refused 404 for a foreign domain or a server that is no peer, and for an unknown user,
   *     480 if no endpoint can take it
   */
  public Destination route(String method, SipUri uri, Optional<Epid> toEpid, EndpointId caller) {
    if (!hosts.include(uri)) {
      return new Destination.Elsewhere(foreign(uri));
    }
    SipUri target = hosts.canonical(uri);
    if (target.user().isEmpty()) {
      return new Destination.Local("");
    }
    User user = user(target);
    String application = Gruu.application(target);
    if (!application.isEmpty()) {
      return new Destination.Local(application);
    }
    String token = Gruu.endpointToken(target);
    List<Binding> bindings = registrar.bindings(user.aor());
    List<Binding> targets =
        bindings.stream()
            .filter(binding -> token.isEmpty() || hasToken(binding, token))
            .filter(b -> toEpid.isEmpty() || b.endpoint().epid().equals(toEpid.get()))
            .filter(b -> !token.isEmpty() || !b.endpoint().equals(caller))
            .filter(binding -> binding.takes(method))
            .toList();
    Optional<SipUri> home =
        bindings.isEmpty() ? registrar.homeElsewhere(user.aor()) : Optional.empty();
    if (home.isPresent()) {
      return new Destination.Elsewhere(peer(home.get()));
    }
    if (targets.isEmpty()) {
      throw new Refused(
          480,
          Diagnostic.TEMPORARILY_CANNOT_ROUTE,
          bindings.isEmpty() ? "user is not signed in" : "no endpoint takes it");
    }
    return Destination.Endpoints.of(targets);
  }

  private Peer foreign(SipUri uri) {
    return peers
        .get()
        .ofDomain(uri.host())
        .filter(peer -> !uri.user().isEmpty())
        .orElseThrow(
            () ->
                new Refused(
                    404, Diagnostic.CANNOT_ROUTE_TO_DOMAIN, "foreign domain " + uri.host()));
  }

  private Peer peer(SipUri home) {
    return peers
        .get()
        .home(home)
        .orElseThrow(
            () -> new Refused(404, Diagnostic.USER_NOT_IN_POOL, "belongs to " + home.host()));
  }

  /** The peer that the other party of a dialog is at; empty for users who are at home here. */
  public Optional<Peer> peerInDialog(SipUri to) {
    if (!hosts.include(to)) {
      return peers.get().ofDomain(to.host());
    }
    SipUri user = hosts.canonical(to).aor();
    return registrar.bindings(user).isEmpty()
        ? registrar.homeElsewhere(user).flatMap(peers.get()::home)
        : Optional.empty();
  }

  /**
   * The one endpoint that a request inside a dialog goes to.
   *
   * @param uri its Request-URI: the Contact that the endpoint gave for the dialog
   * @param to its To URI: whose endpoint it is
   * @param toEpid the endpoint that its To header names
   * @throws Refused 480 if that endpoint is not signed in any more, 404 for a foreign user
   */
  public Binding inDialog(SipUri uri, SipUri to, Optional<Epid> toEpid) {
    if (!hosts.include(to)) {
      throw new Refused(404, Diagnostic.CANNOT_ROUTE_TO_DOMAIN, "foreign domain " + to.host());
    }
    String token = Gruu.endpointToken(uri);
    SipUri owner = owner(uri, hosts.canonical(to).aor(), token);
    List<Binding> bindings = registrar.bindings(user(owner).aor());
    Predicate<Binding> named =
        token.isEmpty() ? b -> sameContact(b.contact(), uri) : b -> hasToken(b, token);
    return bindings.stream()
        .filter(named)
        .findFirst()
        .or(() -> toEpid.flatMap(epid -> withEpid(bindings, epid)))
        .or(() -> token.isEmpty() ? only(withUser(bindings, uri, to)) : Optional.empty())
        .or(() -> token.isEmpty() ? only(bindings) : Optional.empty())
        .orElseThrow(
            () ->
                new Refused(
                    480,
                    Diagnostic.ERROR_ROUTING_ON_CLIENT_CONNECTION,
                    "the dialog's endpoint is not signed in"));
  }

  /** Whose device it is: a delegate's Contact is his own, though To is the one he acts for. */
  private SipUri owner(SipUri uri, SipUri named, String token) {
    if (token.isEmpty() || !hosts.include(uri)) {
      return named;
    }
    SipUri other = hosts.canonical(uri).aor();
    return !other.equals(named) && delegations.mayActFor(other, named) ? other : named;
  }

  private User user(SipUri uri) {
    User user =
        directory
            .find(uri.aor())
            .orElseThrow(
                () -> new Refused(404, Diagnostic.USER_DOES_NOT_EXIST, "no user " + uri.aor()));
    if (!user.enabled()) {
      throw new Refused(404, Diagnostic.DESTINATION_NOT_ENABLED, "disabled: " + uri.aor());
    }
    return user;
  }

  private static boolean hasToken(Binding binding, String token) {
    return binding.gruu().map(Gruu::endpointToken).filter(token::equals).isPresent();
  }

  private static Optional<Binding> withEpid(List<Binding> bindings, Epid epid) {
    return bindings.stream().filter(b -> b.endpoint().epid().equals(epid)).findFirst();
  }

  /**
   * Those whose Contact has the user part of the URI, where that is a name of the device's own:
   * baresip writes the port that it listens on into its REGISTER, that of its connection into
   * dialogs, and the same {@code alice-0x55d6749c38e0} into both.
   */
  private static List<Binding> withUser(List<Binding> bindings, SipUri uri, SipUri to) {
    return uri.user().equalsIgnoreCase(to.user())
        ? List.of()
        : bindings.stream().filter(b -> b.contact().user().equals(uri.user())).toList();
  }

  /** Some plain clients write another Contact into dialogs than into their REGISTER. */
  private static Optional<Binding> only(List<Binding> bindings) {
    return bindings.size() == 1 ? Optional.of(bindings.get(0)) : Optional.empty();
  }

  private static boolean sameContact(SipUri registered, SipUri asked) {
    return registered.user().equals(asked.user())
        && registered.host().equalsIgnoreCase(asked.host())
        && registered.port() == asked.port();
  }
}
