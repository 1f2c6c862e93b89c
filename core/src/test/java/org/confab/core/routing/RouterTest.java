package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.authentication.Delegations;
import org.confab.core.clients.ClientRules;
import org.confab.core.peers.Peers;
import org.confab.core.registrar.Binding;
import org.confab.core.registrar.Bindings;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.registrar.RegisterPolicies;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrarLimits;
import org.confab.core.registrar.RegistrationListener;
import org.confab.core.registrar.SignOutNotices;
import org.confab.core.registrar.TestOrganisation;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RouterTest {
  private static final SipUri BOB = SipUri.of("bob", "litwareinc.com");
  private static final EndpointId ALICE =
      new EndpointId(SipUri.of("alice", "litwareinc.com"), Epid.of("a1"));

  private static final Peers PEERS =
      Peers.parse(
          "pool2.litwareinc.com=192.0.2.7,trusted sip.fabrikam.com=192.0.2.8,domain=fabrikam.com");
  private static final EndpointId ZOE =
      new EndpointId(SipUri.of("zoe", "fabrikam.com"), Epid.of("z1"));

  private Optional<SipUri> home = Optional.empty();
  private final MemoryRegistrationStore store = new MemoryRegistrationStore();
  private final Router router = router(Delegations.NONE);

  private Router router(Delegations delegations) {
    return router(
        delegations,
        new OwnHosts(
            SipDomains.of("litwareinc.com"),
            "sip.litwareinc.com",
            "127.0.0.1",
            Set.of(5060, 5061)));
  }

  private Router router(Delegations delegations, OwnHosts hosts) {
    return new Router(
        new TestOrganisation(),
        new Registrar(
            store,
            new TestOrganisation(),
            new Silent(),
            SignOutNotices.NONE,
            new RegisterPolicies() {
              @Override
              public ClientRules clientRules(SipUri user) {
                return ClientRules.NONE;
              }

              @Override
              public Optional<SipUri> homeElsewhere(SipUri user) {
                return user.user().equals("bob") ? home : Optional.empty();
              }
            },
            () -> RegistrarLimits.STANDARD,
            Clock.fixed(Bindings.END.minusSeconds(10), ZoneOffset.UTC)),
        hosts,
        delegations,
        () -> PEERS);
  }

  @Test
  void whoBelongsToAPeerIsReachedThere() {
    home = Optional.of(SipUri.parse("sip:Pool2.litwareinc.com:5061;transport=tls"));
    assertThat(route("sip:bob@litwareinc.com"))
        .isEqualTo(new Destination.Elsewhere(PEERS.named("pool2.litwareinc.com").orElseThrow()));
    assertThat(router.peerInDialog(BOB)).isPresent();
    assertThat(router.peerInDialog(ALICE.aor())).isEmpty();
    signIn("b1");
    assertThat(epids(route("sip:bob@litwareinc.com")))
        .as("as long as he is still signed in here")
        .containsExactly("b1");
    assertThat(router.peerInDialog(BOB)).isEmpty();
  }

  @Test
  void whoBelongsToAServerThatIsNoPeerIsNotReached() {
    home = Optional.of(SipUri.parse("sip:pool3.litwareinc.com"));
    assertThatThrownBy(() -> route("sip:bob@litwareinc.com"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.USER_NOT_IN_POOL));
    assertThat(router.peerInDialog(BOB)).isEmpty();
  }

  @Test
  void anotherDomainIsReachedAtItsPeerAlone() {
    assertThat(route(ZOE.aor().asString()))
        .isEqualTo(new Destination.Elsewhere(PEERS.ofDomain("fabrikam.com").orElseThrow()));
    assertThat(router.peerInDialog(ZOE.aor())).isPresent();
    for (String nowhere : List.of("sip:zoe@contoso.com", "sip:fabrikam.com", "sip:z@192.0.2.8")) {
      assertThatThrownBy(() -> route(nowhere))
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.diagnostic()).isEqualTo(Diagnostic.CANNOT_ROUTE_TO_DOMAIN));
    }
  }

  @Test
  void aDomainOfThisServerIsNeverReachedElsewhere() {
    OwnHosts both =
        new OwnHosts(
            SipDomains.of("litwareinc.com", "fabrikam.com"),
            "sip.litwareinc.com",
            "127.0.0.1",
            Set.of(5060));
    SipUri zoe = SipUri.parse("sip:Zoe@Fabrikam.com;opaque=app:conf");
    assertThat(both.include(zoe)).isTrue();
    assertThat(both.canonical(zoe)).hasToString("sip:Zoe@fabrikam.com;opaque=app:conf");
    assertThat(both.canonical(SipUri.parse("sip:zoe@sip.litwareinc.com:5061")))
        .isEqualTo(SipUri.parse("sip:zoe@litwareinc.com"));
    assertThat(both.include(SipUri.parse("sip:zoe@contoso.com"))).isFalse();
    Router here = router(Delegations.NONE, both);
    assertThatThrownBy(() -> here.route("INVITE", ZOE.aor(), Optional.empty(), ALICE))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.diagnostic()).isEqualTo(Diagnostic.USER_DOES_NOT_EXIST));
    assertThat(here.peerInDialog(ZOE.aor())).isEmpty();
  }

  @Test
  void anAddressOfRecordReachesAllEndpointsOfTheUser() {
    signIn("b1", "b2");
    assertThat(epids(route("sip:bob@litwareinc.com"))).containsExactly("b1", "b2");
    assertThat(epids(route("sip:Bob@sip.litwareinc.com:5061"))).containsExactly("b1", "b2");
    assertThat(epids(route("sip:bob@127.0.0.1:5060"))).containsExactly("b1", "b2");
  }

  @Test
  void whereTheUserLikesToBeReachedMostIsAskedFirstAndEqualsTogether() {
    store.update(
        BOB,
        none ->
            List.of(
                Bindings.preferred(Bindings.of("bob", "b1"), "0.2"),
                Bindings.of("bob", "b2"),
                Bindings.preferred(Bindings.of("bob", "b3"), "0.20"),
                Bindings.preferred(Bindings.of("bob", "b4"), "0.7")));
    Destination.Endpoints found = (Destination.Endpoints) route("sip:bob@litwareinc.com");
    assertThat(
            found.groups().stream()
                .map(group -> group.stream().map(b -> b.endpoint().epid().asString()).toList()))
        .containsExactly(List.of("b2"), List.of("b4"), List.of("b1", "b3"));
  }

  @Test
  void aGruuReachesThatEndpointOnly() {
    signIn("b1", "b2");
    String gruu = Bindings.of("bob", "b2").gruu().orElseThrow().asString();
    assertThat(epids(route(gruu))).containsExactly("b2");
  }

  @Test
  void anEpidInToReachesThatEndpointOnly() {
    signIn("b1", "b2");
    Destination destination = router.route("INVITE", BOB, Optional.of(Epid.of("B2")), ALICE);
    assertThat(epids(destination)).containsExactly("b2");
  }

  @Test
  void anEndpointIsNotSentWhatItDoesNotTake() {
    signIn("b1");
    refused("REFER", BOB.asString(), 480, Diagnostic.TEMPORARILY_CANNOT_ROUTE);
  }

  @Test
  void theCallerItselfIsNoTarget() {
    store.update(
        ALICE.aor(), none -> List.of(Bindings.of("alice", "a1"), Bindings.of("alice", "a2")));
    assertThat(epids(route("sip:alice@litwareinc.com"))).containsExactly("a2");
  }

  @Test
  void whoeverCannotBeReachedIsToldWhy() {
    refused("INVITE", "sip:bob@litwareinc.com", 480, Diagnostic.TEMPORARILY_CANNOT_ROUTE);
    refused("INVITE", "sip:ocschat@litwareinc.com", 404, Diagnostic.USER_DOES_NOT_EXIST);
    refused("INVITE", "sip:dan@litwareinc.com", 404, Diagnostic.DESTINATION_NOT_ENABLED);
    refused("INVITE", "sip:bob@example.org", 404, Diagnostic.CANNOT_ROUTE_TO_DOMAIN);
    refused("INVITE", "sip:bob@127.0.0.1:4444", 404, Diagnostic.CANNOT_ROUTE_TO_DOMAIN);
  }

  @Test
  void anApplicationOfAUserIsLocal() {
    assertThat(route("sip:bob@litwareinc.com;gruu;opaque=app:conf:focus:id:C785"))
        .isEqualTo(new Destination.Local("conf:focus:id:C785"));
    assertThat(route("sip:litwareinc.com")).isEqualTo(new Destination.Local(""));
  }

  @Test
  void insideADialogTheContactNamesTheEndpoint() {
    signIn("b1", "b2");
    SipUri gruu = Bindings.of("bob", "b2").gruu().orElseThrow();
    assertThat(router.inDialog(gruu, BOB, Optional.empty()).flow()).isEqualTo("fb2");
    SipUri contact = SipUri.parse("sip:127.0.0.1:40000");
    assertThat(router.inDialog(contact, BOB, Optional.empty()).flow()).isEqualTo("fb1");
    assertThat(router.inDialog(BOB, BOB, Optional.of(Epid.of("b2"))).flow()).isEqualTo("fb2");
  }

  @Test
  void theContactOfADelegateIsHisOwnThoughToIsTheOneHeActsFor() {
    signIn("b1");
    SipUri gruu = Bindings.of("bob", "b1").gruu().orElseThrow();
    SipUri boss = ALICE.aor();
    Router withDelegate = router((who, whom) -> who.equals(BOB) && whom.equals(boss));
    assertThat(withDelegate.inDialog(gruu, boss, Optional.empty()).flow()).isEqualTo("fb1");
    assertThatThrownBy(() -> router.inDialog(gruu, boss, Optional.empty()))
        .as("of somebody else he is none")
        .isInstanceOf(Refused.class);
  }

  @Test
  void insideADialogAnUnknownContactMeansTheOnlyEndpoint() {
    SipUri strange = SipUri.parse("sip:bob-0x55@127.0.0.1:40000");
    signIn("b1");
    assertThat(router.inDialog(strange, BOB, Optional.empty()).flow()).isEqualTo("fb1");
    signIn("b1", "b2");
    assertThatThrownBy(() -> router.inDialog(strange, BOB, Optional.empty()))
        .isInstanceOf(Refused.class);
    signIn("b1");
    SipUri gone = Bindings.of("bob", "b2").gruu().orElseThrow();
    assertThatThrownBy(() -> router.inDialog(gone, BOB, Optional.empty()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void insideADialogTheNameOfADeviceNamesItWhateverItsPort() {
    Binding kitchen = withContact("b1", "sip:bob-0x55@127.0.0.1:45931;transport=tcp");
    Binding pocket = withContact("b2", "sip:bob@127.0.0.1:53944;transport=tls");
    store.update(BOB, none -> List.of(kitchen, pocket, Bindings.of("bob", "b3")));
    SipUri inDialog = SipUri.parse("sip:bob-0x55@127.0.0.1:60218;transport=tcp");
    assertThat(router.inDialog(inDialog, BOB, Optional.empty())).isEqualTo(kitchen);
    SipUri nobodys = SipUri.parse("sip:bob@127.0.0.1:60218;transport=tcp");
    assertThatThrownBy(() -> router.inDialog(nobodys, BOB, Optional.empty()))
        .isInstanceOf(Refused.class);
  }

  private static Binding withContact(String epid, String contact) {
    Binding made = Bindings.of("bob", epid);
    return new Binding(
        made.endpoint(),
        made.instance(),
        made.gruu(),
        SipUri.parse(contact),
        made.target(),
        made.flow(),
        made.dialect(),
        made.methods(),
        made.userAgent(),
        made.callId(),
        made.cseq(),
        made.preference(),
        made.expiresAt());
  }

  @Test
  void insideADialogNothingLeavesTheDeployment() {
    SipUri elsewhere = SipUri.parse("sip:bob@192.0.2.1:5060");
    assertThatThrownBy(() -> router.inDialog(elsewhere, BOB, Optional.empty()))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(480));
    assertThatThrownBy(() -> router.inDialog(elsewhere, elsewhere, Optional.empty()))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(404));
  }

  private Destination route(String uri) {
    return router.route("INVITE", SipUri.parse(uri), Optional.empty(), ALICE);
  }

  private void signIn(String... epids) {
    List<Binding> bindings = Arrays.stream(epids).map(e -> Bindings.of("bob", e)).toList();
    store.update(BOB, none -> bindings);
  }

  private static List<String> epids(Destination destination) {
    return ((Destination.Endpoints) destination)
        .bindings().stream().map(binding -> binding.endpoint().epid().asString()).toList();
  }

  private void refused(String method, String uri, int status, Diagnostic diagnostic) {
    assertThatThrownBy(() -> router.route(method, SipUri.parse(uri), Optional.empty(), ALICE))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status))
        .satisfies(refusal -> assertThat(refusal.diagnostic()).isEqualTo(diagnostic));
  }

  private static final class Silent implements RegistrationListener {
    @Override
    public void endpointAdded(Binding binding) {}

    @Override
    public void endpointRemoved(Binding binding, boolean last) {}
  }
}
