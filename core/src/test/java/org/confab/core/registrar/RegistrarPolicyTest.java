package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.clients.ClientBlocked;
import org.confab.core.clients.ClientRules;
import org.confab.core.directory.User;
import org.confab.core.directory.UserCache;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

/** What policies and accounts do to a registration. */
class RegistrarPolicyTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");

  @Test
  void theRulesOfTheDeploymentKeepClientsOutOrWarnThem() {
    Registrar ruled = ruled("block test; ", Optional.empty());
    assertThatThrownBy(() -> ruled.register(Register.communicator("alice", "01").request()))
        .isInstanceOfSatisfying(
            ClientBlocked.class,
            blocked -> {
              assertThat(blocked.status()).isEqualTo(403);
              assertThat(blocked.diagnostic()).isEqualTo(Diagnostic.CLIENT_VERSION_INVALID);
              assertThat(blocked.warning()).startsWith("310 lcs.microsoft.com \"");
            });
    RegisterAnswer warned =
        ruled("allow-with-url * https://litwareinc.com/new", Optional.empty())
            .register(Register.communicator("alice", "01").request());
    assertThat(warned.headers(List.of()))
        .contains(
            new RegisterAnswer.Header(
                "Warning", "313 lcs.microsoft.com \"https://litwareinc.com/new\""));
  }

  @Test
  void whoBelongsToAnotherServerIsSentThere() {
    Registrar ruled = ruled("", Optional.of(SipUri.parse("sip:pool2.litwareinc.com:5061")));
    assertThatThrownBy(() -> ruled.register(Register.communicator("alice", "01").request()))
        .isInstanceOfSatisfying(
            HomedElsewhere.class,
            elsewhere -> {
              assertThat(elsewhere.status()).isEqualTo(301);
              assertThat(elsewhere.contact()).isEqualTo("<sip:pool2.litwareinc.com:5061>");
            });
    assertThat(ruled.bindings(ALICE)).isEmpty();
  }

  @Test
  void whoIsKeptOutByARuleOrAtHomeElsewhereMayStillLeave() {
    Register leaving = Register.communicator("alice", "01").cseq(4).expires(0);
    for (RegisterRequest request : List.of(leaving.request(), leaving.everything())) {
      MemoryRegistrationStore store = new MemoryRegistrationStore();
      ruled(store, "", Optional.empty()).register(Register.communicator("alice", "01").request());
      SipUri home = SipUri.parse("sip:pool2.litwareinc.com:5061");
      RegisterAnswer answer = ruled(store, "block *", Optional.of(home)).register(request);
      assertThat(answer.action()).isEqualTo(RegisterAnswer.Action.REMOVED);
      assertThat(answer.headers(List.of())).noneMatch(header -> header.name().equals("Warning"));
      assertThat(store.bindings(ALICE)).isEmpty();
    }
  }

  private static Registrar ruled(String rules, Optional<SipUri> home) {
    return ruled(new MemoryRegistrationStore(), rules, home);
  }

  private static Registrar ruled(RegistrationStore store, String rules, Optional<SipUri> home) {
    return new Registrar(
        store,
        new TestOrganisation(),
        new RegistrationListeners(List.of()),
        SignOutNotices.NONE,
        new RegisterPolicies() {
          @Override
          public ClientRules clientRules(SipUri user) {
            return ClientRules.parse(rules);
          }

          @Override
          public Optional<SipUri> homeElsewhere(SipUri user) {
            return home;
          }
        },
        () -> RegistrarLimits.STANDARD,
        Clock.systemUTC());
  }

  @Test
  void whoIsDisabledWhileRegisteringIsNotRegistered() {
    UserCache users = new UserCache(SipDomains.of("litwareinc.com"));
    User alice = new User(ALICE, "Alice", "", "", "", "", "", true);
    users.put(alice);
    MemoryRegistrationStore store = new MemoryRegistrationStore();
    Registrar late =
        new Registrar(
            store,
            users,
            new RegistrationListener() {
              @Override
              public void endpointAdded(Binding binding) {
                users.put(alice.withEnabled(false));
              }

              @Override
              public void endpointRemoved(Binding binding, boolean last) {}
            },
            SignOutNotices.NONE,
            () -> RegistrarLimits.STANDARD,
            Clock.systemUTC());

    assertThatThrownBy(() -> late.register(Register.communicator("alice", "01").request()))
        .isInstanceOf(Refused.class);

    assertThat(store.bindings(ALICE)).isEmpty();
  }
}
