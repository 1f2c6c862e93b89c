package org.confab.sip.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.confab.core.Refused;
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
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.Flows;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyServletTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");

  private static final String PEER = "sip.fabrikam.com=192.0.2.8,trusted,domain=fabrikam.com";

  private final UserDirectory directory = new Everybody();
  private final MemoryRegistrationStore store = new MemoryRegistrationStore();
  private final RouteSignature signature = new RouteSignature(new byte[32]);
  private final ReferrerSignature referrers =
      new ReferrerSignature(new byte[32], "sip.litwareinc.com", Clock.systemUTC());
  private final List<String> log = new ArrayList<>();
  private final ProxyServlet servlet = new TestedServlet();

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
                RegistrarLimits.STANDARD,
                Clock.systemUTC()),
            new OwnHosts("litwareinc.com", "sip.litwareinc.com", "127.0.0.1", Set.of(5061)),
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

  @Test
  void anInviteForksToEveryEndpointWithItsOwnEpid() throws Exception {
    FakeSip invite = invite("sip:bob@litwareinc.com");
    servlet.handle(invite.request());
    String signed = signature.sign("c1", ALICE, BOB);
    assertThat(log)
        .containsExactly(
            "setParallel true",
            "setSupervised true",
            "setRecurse false",
            "setProxyTimeout 180",
            "setRecordRoute true",
            "route ms-route-sig=" + signed,
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb1",
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "Max-Breadth: 30",
            "to b1",
            "Max-Breadth: 30",
            "to b2",
            "startProxy");
  }

  @Test
  void aPhoneIsGivenNoEpidWhichItWouldShowAsItsOwn() throws Exception {
    store.update(BOB, any -> List.of(binding("bob", "b1", ClientDialect.PLAIN)));
    servlet.handle(invite("sip:bob@litwareinc.com").request());
    assertThat(log).anyMatch(line -> line.startsWith("branch ")).doesNotContain("to b1");
  }

  @Test
  void whatItsUserLikesLessIsTriedAfterTheOthers() throws Exception {
    store.update(
        BOB, both -> List.of(binding("bob", "b1", Preference.parse("0.3")), binding("bob", "b2")));
    servlet.handle(invite("sip:bob@litwareinc.com", "Max-Breadth: 1").request());
    assertThat(log.subList(log.size() - 8, log.size()))
        .containsExactly(
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "Max-Breadth: 1",
            "to b2",
            "rings 30",
            "branch sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb1",
            "Max-Breadth: 1",
            "to b1",
            "startProxy");
  }

  @Test
  void theServerAloneSaysWhoCalls() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Authorization: NTLM response=\"01\"",
            "P-Asserted-Identity: \"The Boss\" <sip:boss@litwareinc.com>",
            "ms-edge-proxy-message-trust: ms-source-type=InternetUser");
    servlet.handle(invite.request());
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"alice\" <sip:alice@litwareinc.com>");
    assertThat(invite.value("Authorization")).isNull();
    assertThat(invite.value("ms-edge-proxy-message-trust")).isNull();
  }

  @Test
  void aDelegateCallsInAnothersNameAndIsNamedHimself() throws Exception {
    FakeSip invite = invite("sip:bob@litwareinc.com").from("carol", "c1");
    servlet.service(invite.request(), null);
    assertThat(invite.answer).isEmpty();
    assertThat(log).contains("startProxy");
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"carol\" <sip:carol@litwareinc.com>");
  }

  @Test
  void credentialsForAnotherRealmGoOn() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Proxy-Authorization: Digest username=\"alice\", realm=\"litwareinc.com\"",
            "Proxy-Authorization: Digest username=\"al\", realm=\"gateway.test\"");
    servlet.handle(invite.request());
    assertThat(invite.value("Proxy-Authorization"))
        .isEqualTo("Digest username=\"al\", realm=\"gateway.test\"");
  }

  @Test
  void whoIsReferredCarriesTheServersWordAboutTheReferrer() throws Exception {
    String carried =
        referrers.signed("<sip:carol@litwareinc.com>", ALICE, "<sip:bob@litwareinc.com>");
    FakeSip invite = invite("sip:bob@litwareinc.com", "Referred-By: " + carried);
    servlet.handle(invite.request());
    assertThat(invite.value("Referred-By")).isEqualTo("<sip:carol@litwareinc.com>");

    FakeSip forged =
        invite("sip:bob@litwareinc.com", "Referred-By: " + carried.replace("carol", "erin"));
    assertThatThrownBy(() -> servlet.handle(forged.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused ->
                assertThat(refused.diagnostic()).isEqualTo(Diagnostic.REFERRER_NOT_VERIFIED));
  }

  @Test
  void aCallerWhoAsksForPrivacyIsNotNamed() throws Exception {
    FakeSip invite =
        invite(
            "sip:bob@litwareinc.com",
            "Privacy: id",
            "P-Asserted-Identity: <sip:boss@litwareinc.com>");
    servlet.handle(invite.request());
    assertThat(invite.value("P-Asserted-Identity")).isNull();
    assertThat(invite.value("Privacy")).isEqualTo("id");
  }

  @Test
  void aForkWiderThanItsCallerAllowsIsRefused() {
    FakeSip invite = invite("sip:bob@litwareinc.com", "Max-Breadth: 1");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(440));
    assertThat(log).doesNotContain("startProxy");
  }

  @Test
  void noRouteLeadsBeyondThisServer() {
    FakeSip invite = invite("sip:bob@litwareinc.com", "Route: <sip:192.0.2.1;lr>");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.ROUTE_SET_NOT_VALID));
    assertThat(log).isEmpty();
  }

  @Test
  void insideADialogTheRequestGoesDownTheFlowOfItsEndpoint() throws Exception {
    servlet.handle(inDialog("MESSAGE", signature.sign("c1", ALICE, BOB)).request());
    assertThat(log).containsExactly("target sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2");
  }

  @Test
  void aReInviteNamesTheFlowAsItsRouteToo() throws Exception {
    servlet.handle(inDialog("INVITE", signature.sign("c1", ALICE, BOB)).request());
    assertThat(log)
        .containsExactly(
            "target sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2",
            "push sip:127.0.0.1:4000;transport=tls;ms-received-cid=fb2");
  }

  @Test
  void aRouteSetOfAnotherDialogIsRefused() {
    for (String signed : List.of("", signature.sign("c2", ALICE, BOB))) {
      assertThatThrownBy(() -> servlet.handle(inDialog("MESSAGE", signed).request()))
          .isInstanceOfSatisfying(
              Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    }
    assertThat(log).isEmpty();
  }

  @Test
  void aRouteBehindOurOwnIsRefused() {
    FakeSip info = inDialog("INFO", signature.sign("c1", ALICE, BOB), "Route: <sip:192.0.2.1;lr>");
    assertThatThrownBy(() -> servlet.handle(info.request()))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(403));
    assertThat(log).isEmpty();
  }

  @Test
  void aCallToAPeersUserGoesToThePeerAloneAndTellsWhoCalls() throws Exception {
    FakeSip invite =
        invite("sip:zoe@fabrikam.com", "Privacy: id")
            .on("getApplicationSession", none -> null)
            .on("pushRoute", uri -> log.add("push " + uri[0]));
    servlet.handle(invite.request());
    assertThat(log)
        .endsWith(
            "push sip:192.0.2.8:5061;transport=tls;ms-received-cid=fp;ms-onward=0;lr",
            "branch sip:zoe@fabrikam.com",
            "startProxy");
    assertThat(invite.value("P-Asserted-Identity"))
        .isEqualTo("\"alice\" <sip:alice@litwareinc.com>");
  }

  @Test
  void insideADialogWithAPeersUserItsRoutesStay() throws Exception {
    FakeSip bye = byeToPeer("Route: <sip:192.0.2.8;lr>");
    assertThatThrownBy(() -> servlet.handle(bye.request()))
        .as("it cannot wait until there is a connection")
        .isInstanceOf(Refused.class);
    servlet.handle(bye.request());
    assertThat(log)
        .containsExactly("push sip:192.0.2.8:5061;transport=tls;ms-received-cid=fp;ms-onward=0;lr");
  }

  @Test
  void aCallThatAPeerHasBroughtIsHungUpDownTheConnectionThatBroughtIt() throws Exception {
    servlet.handle(fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>").request());
    log.clear();
    servlet.handle(byeToPeer("Route: <sip:192.0.2.8;lr>").request());
    assertThat(log)
        .containsExactly(
            "push sip:127.0.0.1:12723;transport=tls;ms-received-cid=2600;ms-onward=0;lr");
  }

  @Test
  void betweenTwoTransportsBothRoutesOfThisServerEndHere() throws Exception {
    servlet.handle(fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>").request());
    log.clear();
    String signed = signature.sign("c1", ALICE, SipUri.of("zoe", "fabrikam.com"));
    servlet.handle(
        byeToPeer(
                "Route: <sip:127.0.0.1:5060;appname=1;lr;ms-route-sig=" + signed + ">",
                "Route: <sip:192.0.2.8;appname=1;lr;ms-route-sig=theirs>")
            .request());
    assertThat(log).singleElement().asString().contains(";ms-onward=1;");
  }

  private FakeSip byeToPeer(String... routes) {
    List<String> lines = new ArrayList<>(Arrays.asList(routes));
    lines.add("From: <sip:alice@litwareinc.com>;tag=1;epid=a1");
    lines.add("To: <sip:zoe@fabrikam.com>;tag=2");
    lines.add("Call-ID: c1");
    String signed = signature.sign("c1", ALICE, SipUri.of("zoe", "fabrikam.com"));
    return new FakeSip("BYE", lines.toArray(String[]::new))
        .from("alice", "a1")
        .on("isInitial", none -> false)
        .on("getRequestURI", none -> FakeSip.uri("sip:zoe@192.0.2.99"))
        .on(
            "getPoppedRoute",
            none -> FakeSip.address("<sip:127.0.0.1:5061;lr;ms-route-sig=" + signed + ">"))
        .on("pushRoute", uri -> log.add("push " + uri[0]));
  }

  @Test
  void aPeersUserRefersInNoNameOfThisServersUsersAndClaimsNoSignatureOfIts() {
    String signed = referrers.signed("<sip:carol@litwareinc.com>", BOB, "<sip:bob@litwareinc.com>");
    for (FakeSip forged :
        List.of(
            byPeer(referByPeer("<sip:alice@litwareinc.com>")),
            fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "Referred-By: " + signed),
            fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "b: " + signed))) {
      assertThatThrownBy(() -> servlet.handle(forged.request()))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.diagnostic()).isEqualTo(Diagnostic.REFERRER_NOT_VERIFIED));
    }
    assertThat(log).isEmpty();
  }

  @Test
  void whomAPeersUserRefersCarriesThisServersWordAndAnothersGoesNoFurther() throws Exception {
    FakeSip refer = byPeer(referByPeer("<sip:zoe@fabrikam.com>;ms-identity=\"theirs\""));
    servlet.handle(refer.request());
    assertThat(refer.value("Referred-By"))
        .startsWith("<sip:zoe@fabrikam.com>;ms-identity=")
        .doesNotContain("theirs");

    FakeSip invite =
        fromPeer(
            "sip:bob@litwareinc.com",
            "<sip:zoe@fabrikam.com>",
            "Referred-By: <sip:yan@fabrikam.com>;ms-identity=\"theirs\"");
    servlet.handle(invite.request());
    assertThat(invite.value("Referred-By")).isEqualTo("<sip:yan@fabrikam.com>");
  }

  private FakeSip referByPeer(String referredBy) {
    return new FakeSip(
            "REFER",
            "From: <sip:zoe@fabrikam.com>;tag=1",
            "To: <sip:bob@litwareinc.com>",
            "Call-ID: c1",
            "Max-Forwards: 70",
            "Refer-To: <sip:alice@litwareinc.com>",
            "Referred-By: " + referredBy)
        .on("isInitial", none -> true)
        .on("getMaxForwards", none -> 70)
        .on("getRequestURI", none -> FakeSip.uri("sip:bob@litwareinc.com"))
        .on("getProxy", none -> proxy());
  }

  @Test
  void whatATrustedPeerSaysOfItsUserGoesOnUnlessHeAsksForPrivacy() throws Exception {
    FakeSip invite = fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>");
    servlet.handle(invite.request());
    assertThat(log).contains("startProxy");
    assertThat(invite.value("P-Asserted-Identity")).isEqualTo("<sip:zoe@fabrikam.com>");

    FakeSip other = fromPeer("sip:bob@litwareinc.com", "<sip:alice@litwareinc.com>");
    servlet.handle(other.request());
    assertThat(other.value("P-Asserted-Identity")).as("of another's user").isNull();

    FakeSip secret = fromPeer("sip:bob@litwareinc.com", "<sip:zoe@fabrikam.com>", "Privacy: id");
    servlet.handle(secret.request());
    assertThat(secret.value("P-Asserted-Identity")).isNull();
  }

  @Test
  void thisServerIsNoWayFromPeerToPeer() {
    FakeSip invite = fromPeer("sip:yan@fabrikam.com", "<sip:zoe@fabrikam.com>");
    assertThatThrownBy(() -> servlet.handle(invite.request()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.USER_NOT_IN_POOL));
    assertThat(log).isEmpty();
  }

  private FakeSip fromPeer(String target, String asserted, String... more) {
    List<String> lines = new ArrayList<>(Arrays.asList(more));
    lines.add("P-Asserted-Identity: " + asserted);
    return byPeer(invite(target, lines.toArray(String[]::new)));
  }

  private static FakeSip byPeer(FakeSip request) {
    return request.verdict(
        new Verdict.Neighbour(
            Peers.parse(PEER).all().get(0),
            new EndpointId(SipUri.of("zoe", "fabrikam.com"), Epid.of("peer"))));
  }

  private static Flow toPeer() {
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

  private FakeSip invite(String target, String... more) {
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

  private FakeSip inDialog(String method, String signed, String... more) {
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

  private Proxy proxy() {
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

  private List<ProxyBranch> branches(List<?> targets) {
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

  private static Binding binding(String user, String epid) {
    return binding(user, epid, ClientDialect.OCS, Preference.HIGHEST);
  }

  private static Binding binding(String user, String epid, ClientDialect dialect) {
    return binding(user, epid, dialect, Preference.HIGHEST);
  }

  private static Binding binding(String user, String epid, Preference preference) {
    return binding(user, epid, ClientDialect.OCS, preference);
  }

  private static Binding binding(
      String user, String epid, ClientDialect dialect, Preference preference) {
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

  private static final class TestedServlet extends ProxyServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected SipFactory factory() {
      return FakeSip.fake(
          SipFactory.class, (name, arguments) -> FakeSip.uri((String) arguments[0]));
    }
  }

  private static final class Everybody implements UserDirectory {
    @Override
    public Optional<User> find(SipUri uri) {
      return Optional.of(new User(uri, uri.user(), "", "", "", "", "", true));
    }

    @Override
    public String domain() {
      return "litwareinc.com";
    }
  }

  private static final class Silent implements RegistrationListener {
    @Override
    public void endpointAdded(Binding binding) {}

    @Override
    public void endpointRemoved(Binding binding, boolean last) {}
  }
}
