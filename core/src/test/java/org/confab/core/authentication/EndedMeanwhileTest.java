package org.confab.core.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.authentication.AuthenticationFixture.CHECK_USER;
import static org.confab.core.authentication.AuthenticationFixture.EPID;
import static org.confab.core.authentication.AuthenticationFixture.FLOW;
import static org.confab.core.authentication.AuthenticationFixture.client;
import static org.confab.core.authentication.AuthenticationFixture.origin;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.sipae.AuthenticationHeader;
import org.confab.protocol.sipae.NtlmClient;
import org.junit.jupiter.api.Test;

/** What a proof rests on may end while the proof is looked at. */
class EndedMeanwhileTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final EndpointId ENDPOINT = new EndpointId(ALICE, Epid.of(EPID));

  private boolean holds = true;
  private SipUri shownBy = ALICE;
  private final AuthenticationFixture server =
      new AuthenticationFixture(4, ListenerSchemes.all(), List.of(new Certificate()));

  /** Whoever says anything has shown the certificate of alice's desk. */
  private final class Certificate implements TokenScheme {
    @Override
    public SignInScheme scheme() {
      return SignInScheme.TLS_DSK;
    }

    @Override
    public String targetName() {
      return "sip.litwareinc.com";
    }

    @Override
    public TokenExchange begin(FlowOrigin origin) {
      TokenStep.Basis basis = new TokenStep.Basis("desk", () -> holds);
      return token ->
          new TokenStep.Proven(shownBy, new Unsigned(), Instant.MAX, TokenStep.NO_TOKEN, basis);
    }
  }

  private record Unsigned() implements MessageSigner {
    @Override
    public byte[] sign(byte[] text) {
      return new byte[1];
    }

    @Override
    public boolean verifies(byte[] text, byte[] signature) {
      return true;
    }
  }

  private Verdict show(String flow) {
    return show(origin(flow));
  }

  private Verdict show(FlowOrigin from) {
    AuthenticationHeader token =
        AuthenticationHeader.of("TLS-DSK")
            .with("qop", "auth")
            .with("realm", AuthenticationSettings.REALM)
            .with("targetname", "sip.litwareinc.com")
            .with("gssapi-data", Base64.getEncoder().encodeToString(new byte[] {1}))
            .withVersion(4);
    byte[] message =
        RawMessage.parse(server.register(shownBy.user()))
            .rewritten(name -> false, "Authorization: " + token.asString());
    return server.authenticator.inbound(from, message).verdict();
  }

  @Test
  void aCertificateOfTheServersOwnUserSignsNobodyInFromAnotherMachine() {
    server.add(CHECK_USER, true);
    shownBy = SipUri.of(CHECK_USER, "litwareinc.com");
    assertThat(show(origin(FLOW))).isInstanceOf(Verdict.Challenged.class);
    assertThat(server.authenticator.signedInWith(shownBy, "desk")).isEmpty();
    assertThat(show(new FlowOrigin("f2", "tls", "127.0.0.1")))
        .isInstanceOf(Verdict.Authenticated.class);
  }

  @Test
  void aCertificateThatIsTakenBackInThatMomentSignsNobodyIn() {
    holds = false;
    assertThat(show(FLOW)).isInstanceOf(Verdict.Challenged.class);
    assertThat(server.authenticator.signedInWith(ALICE, "desk")).isEmpty();
  }

  @Test
  void whoSignedInWithCertificatesIsKnownByDeviceAndByScheme() {
    assertThat(show("f1")).isEqualTo(new Verdict.Authenticated(ENDPOINT));
    server.signIn("f2", client("alice"), "alice");
    Authenticator authenticator = server.authenticator;
    assertThat(authenticator.signedInWith(ALICE, "desk")).containsExactly(ENDPOINT);
    assertThat(authenticator.signedInWith(ALICE, "laptop")).isEmpty();
    assertThat(authenticator.signedInWith(ALICE, "")).isEmpty();
    SipUri bob = SipUri.parse("sip:bob@litwareinc.com");
    assertThat(authenticator.signedInWith(bob, "desk")).isEmpty();
    assertThat(authenticator.signedInBy(ALICE, SignInScheme.TLS_DSK)).containsExactly(ENDPOINT);
    assertThat(authenticator.signedInBy(bob, SignInScheme.TLS_DSK)).isEmpty();
  }

  /** The account was told to be another one before its proof was looked at, the password after. */
  @Test
  void aPasswordThatIsForgottenOnlyAfterItWasReadSignsNobodyIn() {
    NtlmClient client = client("alice");
    server.signIn("f0", client("alice"), "alice"); // it is remembered
    server.authenticator.forget(ENDPOINT::equals);
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    server.credentials.store(ALICE, UserSecrets.of(ALICE, "new"));
    AtomicInteger looks = new AtomicInteger();
    server.afterLooking(
        () -> {
          if (looks.incrementAndGet() == 3) {
            server.remembered.forget(ALICE);
          }
        });
    assertThat(server.send(FLOW, client, server.register("alice")).verdict())
        .isInstanceOf(Verdict.Challenged.class);
    assertThat(looks.get()).isEqualTo(3); // the proof was right when it was looked at
    assertThat(server.authenticator.signedInBy(ALICE, SignInScheme.NTLM)).isEmpty();
  }

  @Test
  void whatCannotBeToldAnyMoreSignsNobodyIn() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    AtomicInteger looks = new AtomicInteger();
    server.afterLooking(
        () -> {
          if (looks.incrementAndGet() == 3) {
            server.remembered.forget(ALICE);
            server.credentials.fail();
          }
        });
    assertThat(server.send(FLOW, client, server.register("alice")).verdict())
        .isInstanceOfSatisfying(
            Verdict.Challenged.class, no -> assertThat(no.status()).isEqualTo(503));
    assertThat(server.authenticator.signedInBy(ALICE, SignInScheme.NTLM)).isEmpty();
  }

  @Test
  void aPasswordThatChangesInThatMomentSignsNobodyIn() {
    NtlmClient client = client("alice");
    server.send(FLOW, client, server.register("alice"));
    server.send(FLOW, client, server.register("alice"));
    AtomicInteger looks = new AtomicInteger();
    server.afterLooking(
        () -> {
          if (looks.incrementAndGet() == 1) {
            server.changeAccount("alice");
          }
        });
    assertThat(server.send(FLOW, client, server.register("alice")).verdict())
        .isInstanceOf(Verdict.Challenged.class);
    assertThat(looks.get()).isGreaterThan(1);
    assertThat(server.authenticator.signedInBy(ALICE, SignInScheme.NTLM)).isEmpty();
  }
}
