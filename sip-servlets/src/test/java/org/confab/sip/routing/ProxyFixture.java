package org.confab.sip.routing;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.servlet.sip.Address;
import javax.servlet.sip.Proxy;
import javax.servlet.sip.ProxyBranch;
import javax.servlet.sip.SipFactory;
import javax.servlet.sip.SipURI;
import org.confab.core.EndpointId;
import org.confab.core.SipDomains;
import org.confab.core.authentication.Delegations;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.peers.Peers;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.FlowAddress;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.registrar.Preference;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrarLimits;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.registrar.SignOutNotices;
import org.confab.core.routing.OwnHosts;
import org.confab.core.routing.ReferrerSignature;
import org.confab.core.routing.RouteSignature;
import org.confab.core.routing.Router;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.BeforeEach;

/**
 * The proxy between Alice, Bob, who is signed in twice, and a peer; it logs what it is told to do.
 */
abstract class ProxyFixture {
  static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  static final SipUri BOB = SipUri.of("bob", "litwareinc.com");

  static final String PEER = "sip.fabrikam.com=192.0.2.8,trusted,domain=fabrikam.com";

  final UserDirectory directory = new Everybody();
  final MemoryRegistrationStore store = new MemoryRegistrationStore();
  final RouteSignature signature = new RouteSignature(new byte[32]);
  final ReferrerSignature referrers =
      new ReferrerSignature(new byte[32], "sip.litwareinc.com", Clock.systemUTC());
  final List<String> log = new ArrayList<>();
  final ProxyServlet servlet = new TestedServlet();

  @BeforeEach
  void bobIsSignedInTwice() {
    store.update(BOB, none -> List.of(binding("bob", "b1"), binding("bob", "b2")));
    store.update(ALICE, none -> List.of(binding("alice", "a1")));
    servlet.router =
        new Router(
            directory,
            new Registrar(
                store,
                directory,
                new Silent(),
                SignOutNotices.NONE,
                () -> RegistrarLimits.STANDARD,
                Clock.systemUTC()),
            new OwnHosts(
                SipDomains.of("litwareinc.com"), "sip.litwareinc.com", "127.0.0.1", Set.of(5061)),
            Delegations.NONE,
            () -> Peers.parse(PEER));
    servlet.peers =
        new PeerConnections(
            FakeSip.fake(
                Flows.class, (name, arguments) -> CompletableFuture.completedStage(toPeer())));
    servlet.turns = (session, work) -> work.run();
    servlet.signature = signature;
    servlet.identity = new Identity(directory, referrers);
  }

  FakeSip fromPeer(String target, String asserted, String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(more));
    lines.add("P-Asserted-Identity: " + asserted);
    return byPeer(invite(target, lines.toArray(String[]::new)));
  }

  static FakeSip byPeer(FakeSip request) {
    return request.verdict(
        new Verdict.Neighbour(
            Peers.parse(PEER).all().get(0),
            new EndpointId(SipUri.of("zoe", "fabrikam.com"), Epid.of("peer"))));
  }

  static Flow toPeer() {
    return FakeSip.fake(
        Flow.class,
        (name, arguments) ->
            switch (name) {
              case "id" -> "fp";
              case "transport" -> "tls";
              case "isOpen" -> true;
              case "remote" -> new InetSocketAddress("192.0.2.8", 5061);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  FakeSip invite(String target, String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(more));
    lines.add("From: <sip:alice@litwareinc.com>;tag=1;epid=a1");
    lines.add("To: <sip:bob@litwareinc.com>");
    lines.add("Call-ID: c1");
    lines.add("Max-Forwards: 70");
    return new FakeSip("INVITE", lines.toArray(String[]::new))
        .from("alice", "a1")
        .on("isInitial", none -> true)
        .on("getMaxForwards", none -> 70)
        .on("getRequestURI", none -> FakeSip.uri(target))
        .on("getProxy", none -> proxy());
  }

  FakeSip inDialog(String method, String signed, String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(more));
    lines.add("From: <sip:alice@litwareinc.com>;tag=1;epid=a1");
    lines.add("To: <sip:bob@litwareinc.com>;tag=2;epid=b2");
    lines.add("Call-ID: c1");
    return new FakeSip(method, lines.toArray(String[]::new))
        .from("alice", "a1")
        .on("isInitial", none -> false)
        .on(
            "getRequestURI",
            none -> FakeSip.uri(binding("bob", "b2").gruu().orElseThrow().asString()))
        .on(
            "getPoppedRoute",
            none -> FakeSip.address("<sip:127.0.0.1:5061;lr;ms-route-sig=" + signed + ">"))
        .on("setRequestURI", uri -> log.add("target " + uri[0]))
        .on("pushRoute", uri -> log.add("push " + uri[0]));
  }

  Proxy proxy() {
    return FakeSip.fake(
        Proxy.class,
        (name, arguments) ->
            switch (name) {
              case "createProxyBranches" -> branches((List<?>) arguments[0]);
              case "getRecordRouteURI" ->
                  FakeSip.fake(
                      SipURI.class,
                      (set, parameter) -> log.add("route " + parameter[0] + "=" + parameter[1]));
              default -> {
                log.add(arguments == null ? name : name + " " + arguments[0]);
                yield null;
              }
            });
  }

  List<ProxyBranch> branches(List<?> targets) {
    List<ProxyBranch> branches = new ArrayList<>();
    for (Object target : targets) {
      log.add("branch " + target);
      Address to =
          FakeSip.fake(
              Address.class,
              (name, arguments) ->
                  name.equals("setParameter") ? log.add("to " + arguments[1]) : null);
      FakeSip copy =
          new FakeSip("INVITE")
              .on("getTo", none -> to)
              .on("setHeader", header -> log.add(header[0] + ": " + header[1]));
      branches.add(
          FakeSip.fake(
              ProxyBranch.class,
              (name, arguments) ->
                  name.equals("getRequest") ? copy.request() : log.add("rings " + arguments[0])));
    }
    return branches;
  }

  static Binding binding(String user, String epid) {
    return binding(user, epid, ClientDialect.OCS, Preference.HIGHEST);
  }

  static Binding binding(String user, String epid, ClientDialect dialect) {
    return binding(user, epid, dialect, Preference.HIGHEST);
  }

  static Binding binding(String user, String epid, Preference preference) {
    return binding(user, epid, ClientDialect.OCS, preference);
  }

  static Binding binding(String user, String epid, ClientDialect dialect, Preference preference) {
    SipUri aor = SipUri.of(user, "litwareinc.com");
    InstanceId instance = InstanceId.fromEpid(epid);
    return new Binding(
        new EndpointId(aor, Epid.of(epid)),
        Optional.of(instance),
        Optional.of(Gruu.ofEndpoint(aor, instance)),
        SipUri.parse("sip:10.0.0.7:4000;transport=tls"),
        new FlowAddress("f" + epid, "tls", "127.0.0.1", 4000).uri(),
        "f" + epid,
        dialect,
        Set.of(),
        "",
        "call",
        1,
        preference,
        Instant.MAX);
  }

  static final class TestedServlet extends ProxyServlet {
    static final long serialVersionUID = 1L;

    @Override
    protected SipFactory factory() {
      return FakeSip.fake(
          SipFactory.class, (name, arguments) -> FakeSip.uri((String) arguments[0]));
    }
  }

  static final class Everybody implements UserDirectory {
    @Override
    public Optional<User> find(SipUri uri) {
      return Optional.of(new User(uri, uri.user(), "", "", "", "", "", true));
    }

    @Override
    public SipDomains domains() {
      return SipDomains.of("litwareinc.com");
    }
  }

  static final class Silent implements RegistrationListener {
    @Override
    public void endpointAdded(Binding binding) {}

    @Override
    public void endpointRemoved(Binding binding, boolean last) {}
  }
}
