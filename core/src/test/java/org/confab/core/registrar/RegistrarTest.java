package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.confab.core.IntervalTooBrief;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class RegistrarTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  private final List<String> events = new ArrayList<>();
  private final MovableClock clock = new MovableClock();
  private final Registrar registrar =
      new Registrar(
          new MemoryRegistrationStore(),
          new TestOrganisation(),
          new RegistrationListener() {
            @Override
            public void endpointAdded(Binding binding) {
              events.add("added " + binding.endpoint().epid().asString());
            }

            @Override
            public void endpointRefreshed(Binding binding) {
              events.add("refreshed " + binding.endpoint().epid().asString());
            }

            @Override
            public void endpointRemoved(Binding binding, boolean last) {
              events.add("removed " + binding.endpoint().epid().asString() + (last ? " last" : ""));
            }
          },
          (binding, why) -> events.add("told " + binding.endpoint().epid().asString() + " " + why),
          () ->
              new RegistrarLimits(
                  Duration.ofSeconds(60), Duration.ofSeconds(7200), Duration.ofSeconds(86400), 3),
          clock);

  @Test
  void aCommunicatorClientGetsItsContactBackWithInstanceAndGruu() {
    assertThat(headers(registrar.register(Register.communicator("alice", "01010101").request())))
        .containsExactly(
            "ms-keep-alive: UAS; tcp=no; hop-hop=yes; end-end=no; timeout=300",
            "Contact: <sip:10.0.0.7:32904;transport=tls;ms-opaque=d3470f2e1d>;expires=7200"
                + ";+sip.instance=\"<urn:uuid:4b1682a8-f968-5701-83fc-7c6741dc6697>\""
                + ";gruu=\"sip:alice@litwareinc.com"
                + ";opaque=user:epid:qIIWS2j5AVeD_HxnQdxmlwAA;gruu\"",
            "Expires: 7200",
            "Allow-Events: presence,vnd-microsoft-roaming-ACL",
            "presence-state: register-action=\"added\"",
            "Supported: adhoclist",
            "Supported: msrtc-event-categories",
            "Server: RTC/3.5");
  }

  @Test
  void aClientOfTheOlderDialectNeedsNoInstanceAndIsNotOfferedCategories() {
    RegisterAnswer answer =
        registrar.register(
            Register.communicator("alice", "01")
                .withoutInstance()
                .supported("com.microsoft.msrtc.presence", "adhoclist")
                .request());
    assertThat(headers(answer))
        .contains("Supported: adhoclist", "Supported: com.microsoft.msrtc.presence")
        .doesNotContain("Supported: msrtc-event-categories");
    assertThat(registrar.bindings(ALICE))
        .singleElement()
        .satisfies(binding -> assertThat(binding.dialect()).isEqualTo(ClientDialect.LCS));
  }

  @Test
  void aSecondRegisterOfTheSameEndpointRefreshes() {
    registrar.register(Register.communicator("alice", "01").request());
    clock.forward(Duration.ofSeconds(100));
    RegisterAnswer answer =
        registrar.register(Register.communicator("alice", "01").cseq(4).request());
    assertThat(answer.action()).isEqualTo(RegisterAnswer.Action.REFRESHED);
    assertThat(headers(answer)).contains("presence-state: register-action=\"refreshed\"");
    assertThat(registrar.bindings(ALICE)).hasSize(1);
    assertThat(registrar.bindings(ALICE).get(0).expiresAt())
        .isEqualTo(clock.instant().plusSeconds(7200));
    assertThat(events).containsExactly("added 01", "refreshed 01");
  }

  @Test
  void aClientThatComesBackOverAnotherConnectionIsAddedAnew() {
    registrar.register(Register.communicator("alice", "01").request());
    RegisterAnswer answer =
        registrar.register(
            Register.communicator("alice", "01").callId("other").flow("f2").request());
    assertThat(answer.action()).isEqualTo(RegisterAnswer.Action.ADDED);
    registrar.flowClosed("f1");
    assertThat(registrar.bindings(ALICE)).extracting(Binding::flow).containsExactly("f2");
    assertThat(events).containsExactly("added 01", "removed 01", "added 01");
  }

  @Test
  void severalEndpointsOfAUserLiveSideBySideAndSeeOnlyThemselves() {
    registrar.register(Register.communicator("alice", "01").request());
    RegisterAnswer answer =
        registrar.register(Register.communicator("alice", "02").flow("f2").request());
    assertThat(answer.contacts()).hasSize(1);
    assertThat(registrar.bindings(ALICE)).hasSize(2);
  }

  @Test
  void expiresZeroEndsTheEndpoint() {
    registrar.register(Register.communicator("alice", "01").request());
    RegisterAnswer answer =
        registrar.register(Register.communicator("alice", "01").cseq(4).expires(0).request());
    assertThat(headers(answer)).containsExactly("Expires: 0", "Server: RTC/3.5");
    assertThat(registrar.bindings(ALICE)).isEmpty();
    assertThat(events).containsExactly("added 01", "removed 01 last");
  }

  @Test
  void onlyTheLastEndpointIsReportedAsTheLast() {
    registrar.register(Register.communicator("alice", "01").request());
    registrar.register(Register.communicator("alice", "02").flow("f2").request());
    registrar.flowClosed("f1");
    registrar.flowClosed("f2");
    registrar.flowClosed("f2");
    assertThat(events).containsExactly("added 01", "added 02", "removed 01", "removed 02 last");
  }

  /** The old connection of a device is found closed while the device is back on a new one. */
  @Test
  void aFastReconnectIsToldInTheOrderInWhichItWasStored() throws InterruptedException {
    Registrar[] both = new Registrar[1];
    Thread back =
        new Thread(
            () ->
                both[0].register(
                    Register.communicator("alice", "01").callId("o").flow("f2").request()));
    RegistrationListener slow =
        new RegistrationListener() {
          @Override
          public void endpointAdded(Binding binding) {
            events.add("added on " + binding.flow());
          }

          @Override
          public void endpointRemoved(Binding binding, boolean last) {
            back.start();
            while (back.isAlive() && back.getState() != Thread.State.WAITING) {
              Thread.onSpinWait();
            }
            events.add("removed from " + binding.flow());
          }
        };
    both[0] =
        new Registrar(
            new MemoryRegistrationStore(),
            new TestOrganisation(),
            slow,
            SignOutNotices.NONE,
            () -> RegistrarLimits.STANDARD,
            clock);
    both[0].register(Register.communicator("alice", "01").request());
    both[0].flowClosed("f1");
    back.join();
    assertThat(events).containsExactly("added on f1", "removed from f1", "added on f2");
    assertThat(both[0].flowsWithEndpoints()).isEqualTo(1);
  }

  @Test
  void oneEndpointTooManyPushesTheOldestOut() {
    for (String epid : List.of("01", "02", "03", "04")) {
      registrar.register(Register.communicator("alice", epid).flow("f" + epid).request());
    }
    assertThat(registrar.bindings(ALICE))
        .extracting(binding -> binding.endpoint().epid().asString())
        .containsExactly("02", "03", "04");
    assertThat(events)
        .containsSubsequence("told 01 ENDPOINT_QUOTA", "removed 01", "added 04")
        .filteredOn(event -> event.startsWith("told"))
        .hasSize(1);
  }

  @Test
  void whoSignsOutByItselfIsNotTold() {
    registrar.register(Register.communicator("alice", "01").request());
    registrar.register(Register.communicator("alice", "01").expires(0).cseq(4).request());
    assertThat(events).containsExactly("added 01", "removed 01 last");
  }

  @Test
  void theServerSignsOutSomeEndpointsAndTellsThemFirst() {
    for (String epid : List.of("01", "02")) {
      registrar.register(Register.communicator("alice", epid).flow("f" + epid).request());
    }
    events.clear();

    int gone =
        registrar.signOut(
            ALICE,
            endpoint -> endpoint.epid().asString().equals("01"),
            SignOutReason.CERTIFICATE_REVOKED,
            () -> events.add("forgotten"));

    assertThat(gone).isEqualTo(1);
    assertThat(events).containsExactly("told 01 CERTIFICATE_REVOKED", "forgotten", "removed 01");
    assertThat(registrar.bindings(ALICE)).hasSize(1);
  }

  @Test
  void expiredBindingsAreGoneAtOnceAndSweptLater() {
    registrar.register(Register.communicator("alice", "01").expires(60).request());
    clock.forward(Duration.ofSeconds(60));
    assertThat(registrar.bindings(ALICE)).isEmpty();
    registrar.sweep();
    registrar.sweep();
    assertThat(events).containsExactly("added 01", "removed 01 last");
  }

  @Test
  void theAskedLifetimeIsKeptWithinTheLimits() {
    assertThat(lifetime(Register.communicator("alice", "01").expires(3600))).isEqualTo(3600);
    assertThat(lifetime(Register.communicator("alice", "02").expires(999999))).isEqualTo(86400);
    assertThatThrownBy(
            () -> registrar.register(Register.communicator("alice", "03").expires(59).request()))
        .asInstanceOf(InstanceOfAssertFactories.type(IntervalTooBrief.class))
        .satisfies(brief -> assertThat(brief.status()).isEqualTo(423))
        .satisfies(brief -> assertThat(brief.minimum()).isEqualTo(Duration.ofSeconds(60)));
  }

  @Test
  void whatTheSpecificationForbidsIsRefused() {
    Register alice = Register.communicator("alice", "01");
    refused(alice.withoutEpid(), 400, Diagnostic.MISSING_ENDPOINT_IDENTIFIER);
    refused(alice.withoutInstance(), 400, Diagnostic.MISSING_ENDPOINT_IDENTIFIER);
    refused(alice.event("presence"), 489, Diagnostic.EVENT_NOT_REGISTRATION);
    refused(alice.supported("msrtc-event-categories"), 421, Diagnostic.GRUU_REQUIRED);
    refused(alice.hops(2), 400, Diagnostic.PARSE_FAILURE);
    refused(alice.to("bob"), 403, Diagnostic.CREDENTIALS_NOT_FOR_FROM);
    refused(Register.communicator("nobody", "01"), 404, Diagnostic.DESTINATION_NOT_ENABLED);
    refused(Register.communicator("dan", "01"), 403, Diagnostic.USER_DISABLED);
    assertThat(events).isEmpty();
  }

  @Test
  void anOlderRegisterOfTheSameCallIsRefused() {
    registrar.register(Register.communicator("alice", "01").cseq(5).request());
    refused(Register.communicator("alice", "01").cseq(5), 500, Diagnostic.USER_SERVICES_ERROR);
    refused(
        Register.communicator("alice", "01").cseq(4).expires(0),
        500,
        Diagnostic.USER_SERVICES_ERROR);
    assertThat(registrar.bindings(ALICE)).hasSize(1);
  }

  @Test
  void aPlainClientIsBoundByItsContactAndSeesAllOfTheUsers() {
    registrar.register(Register.communicator("alice", "01").request());
    RegisterAnswer answer =
        registrar.register(Register.plain("alice", "sip:alice@10.0.0.9:5060").flow("f2").request());
    assertThat(headers(answer))
        .containsExactly(
            "Contact: <sip:10.0.0.7:32904;transport=tls;ms-opaque=d3470f2e1d>;expires=7200"
                + ";+sip.instance=\"<urn:uuid:"
                + InstanceId.fromEpid("01").uuid()
                + ">\"",
            "Contact: <sip:alice@10.0.0.9:5060>;expires=3600",
            "Expires: 3600",
            "Server: RTC/3.5");
  }

  @Test
  void aPlainClientIsReachedUnderTheUserOfItsContact() {
    registrar.register(Register.plain("alice", "sip:alice-0x55@10.0.0.9:5060").request());
    Binding binding = registrar.bindings(SipUri.of("alice", "litwareinc.com")).get(0);
    assertThat(binding.target().user()).isEqualTo("alice-0x55");
    assertThat(binding.target().parameter(FlowAddress.PARAMETER)).contains(binding.flow());
  }

  @Test
  void aPlainClientCanFetchAndRemoveEverything() {
    registrar.register(Register.plain("alice", "sip:alice@10.0.0.9:5060").request());
    RegisterAnswer fetched = registrar.register(Register.plain("alice", "sip:x@y").fetch());
    assertThat(fetched.action()).isEqualTo(RegisterAnswer.Action.FETCHED);
    assertThat(fetched.contacts()).hasSize(1);
    registrar.register(Register.plain("alice", "sip:x@y").cseq(2).expires(0).everything());
    assertThat(registrar.bindings(ALICE)).isEmpty();
  }

  @Test
  void everythingCanOnlyBeRemoved() {
    registrar.register(Register.plain("alice", "sip:alice@10.0.0.9:5060").request());
    RegisterRequest lasting = Register.plain("alice", "sip:x@y").cseq(2).everything();
    assertThatThrownBy(() -> registrar.register(lasting))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.status()).isEqualTo(400));
    assertThat(registrar.bindings(ALICE)).hasSize(1);
  }

  @Test
  void aFailingListenerDoesNotFailTheRegister() {
    Registrar fragile =
        new Registrar(
            new MemoryRegistrationStore(),
            new TestOrganisation(),
            new RegistrationListener() {
              @Override
              public void endpointAdded(Binding binding) {
                throw new IllegalStateException("listener");
              }

              @Override
              public void endpointRemoved(Binding binding, boolean last) {
                throw new IllegalStateException("listener");
              }
            },
            SignOutNotices.NONE,
            () -> RegistrarLimits.STANDARD,
            Clock.systemUTC());
    fragile.register(Register.communicator("alice", "01").request());
    fragile.flowClosed("f1");
    assertThat(fragile.bindings(ALICE)).isEmpty();
  }

  private long lifetime(Register register) {
    return registrar.register(register.request()).expires().toSeconds();
  }

  private void refused(Register register, int status, Diagnostic diagnostic) {
    assertThatThrownBy(() -> registrar.register(register.request()))
        .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status))
        .satisfies(refusal -> assertThat(refusal.diagnostic()).isEqualTo(diagnostic));
  }

  private static List<String> headers(RegisterAnswer answer) {
    return answer.headers(List.of("vnd-microsoft-roaming-ACL", "presence")).stream()
        .map(h -> h.name() + ": " + h.value())
        .toList();
  }
}
