package org.confab.sip.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.core.SipDomains;
import org.confab.core.authentication.AuthenticationSettings;
import org.confab.core.authentication.Authenticator;
import org.confab.core.authentication.CredentialStore;
import org.confab.core.authentication.DigestSecrets;
import org.confab.core.authentication.FlowListener;
import org.confab.core.authentication.GuessLimits;
import org.confab.core.authentication.PeerBoundary;
import org.confab.core.authentication.UserSecrets;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.SipTraffic;
import org.confab.core.mcufactory.MediaServerCertificate;
import org.confab.core.peers.Peers;
import org.confab.core.trace.TraceLimits;
import org.confab.core.trace.TracePage;
import org.confab.core.trace.TracePoint;
import org.confab.core.trace.TraceState;
import org.confab.core.trace.TraceTarget;
import org.confab.core.trace.TracedMessage;
import org.confab.core.trace.Traces;
import org.confab.core.trace.Way;
import org.confab.protocol.ntlm.NtHash;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.FlowGuard;
import org.junit.jupiter.api.Test;

class AuthenticationGuardTest {
  private static final byte[] OPTIONS =
      "OPTIONS sip:a SIP/2.0\r\n\r\n".getBytes(StandardCharsets.UTF_8);

  private static final String POOL = "pool2.litwareinc.com";
  private static final byte[] OF_BOB =
      "OPTIONS sip:a SIP/2.0\r\nFrom: <sip:bob@litwareinc.com>;tag=1\r\nTo: <sip:a>\r\nCSeq: 1 OPTIONS\r\n\r\n"
          .getBytes(StandardCharsets.UTF_8);

  private final List<String> ended = new ArrayList<>();
  private final Traces traces =
      new Traces(Clock.systemUTC(), Runnable::run, TraceLimits.DEFAULT, () -> "1");

  private record TestFlow(String id, Optional<String> peer, Optional<String> certified)
      implements Flow {
    TestFlow(String id) {
      this(id, Optional.empty(), Optional.empty());
    }

    @Override
    public String transport() {
      return "tls";
    }

    @Override
    public InetSocketAddress remote() {
      return new InetSocketAddress("127.0.0.1", 1);
    }

    @Override
    public InetSocketAddress local() {
      return new InetSocketAddress("127.0.0.1", 2);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private final Figures figures = new Figures();

  private AuthenticationGuard guard(List<FlowListener> listeners) {
    UserDirectory nobody =
        new UserDirectory() {
          @Override
          public Optional<User> find(SipUri uri) {
            return Optional.empty();
          }

          @Override
          public SipDomains domains() {
            return SipDomains.of("litwareinc.com");
          }
        };
    CredentialStore nothing =
        new CredentialStore() {
          @Override
          public Optional<NtHash> find(SipUri aor) {
            return Optional.empty();
          }

          @Override
          public Optional<DigestSecrets> findDigest(SipUri aor) {
            return Optional.empty();
          }

          @Override
          public void store(SipUri aor, UserSecrets secrets) {}

          @Override
          public boolean remove(SipUri aor) {
            return false;
          }
        };
    AuthenticationSettings settings =
        AuthenticationSettings.of("sip.litwareinc.com", SipDomains.of("litwareinc.com"));
    return new AuthenticationGuard(
        new Authenticator(
            settings,
            nobody,
            nothing,
            new GuessLimits(Clock.systemUTC()),
            List.of(),
            Clock.systemUTC(),
            new SecureRandom()),
        () -> Peers.parse("pool2.litwareinc.com=192.0.2.7,trusted"),
        new PeerBoundary(SipDomains.of("litwareinc.com")),
        new SipTraffic(figures),
        listeners,
        traces,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void it_shows_the_traces_what_comes_and_goes_and_what_fails() {
    TraceState trace =
        traces.begin(TraceTarget.user("bob@litwareinc.com"), Duration.ofMinutes(1), false);
    AuthenticationGuard guard = guard(List.of());
    TestFlow desk = new TestFlow("a1");
    FlowGuard.Inbound unused = guard.inbound(desk, OF_BOB);
    guard.outbound(desk, OF_BOB);
    guard.failed(desk, "nobody is known here");
    TracePage page = traces.page(trace.id(), 0, 10).orElseThrow();
    assertThat(page.messages()).extracting(TracedMessage::way).containsExactly(Way.IN, Way.OUT);
    assertThat(page.points()).extracting(TracePoint::label).containsExactly("tls 127.0.0.1:1");
  }

  @Test
  void it_counts_what_comes_and_goes() {
    AuthenticationGuard guard = guard(List.of());
    guard.inbound(new TestFlow("a1"), OPTIONS);
    guard.outbound(new TestFlow("a1"), OPTIONS);

    assertThat(figures.of(Metric.SIP_REQUESTS).filter(one -> one.now() == 1))
        .extracting(Figure::labels)
        .containsExactlyInAnyOrder(List.of("in", "OPTIONS"), List.of("out", "OPTIONS"));
  }

  @Test
  void it_hands_on_the_verdict_of_the_authenticator() {
    FlowGuard.Inbound inbound = guard(List.of()).inbound(new TestFlow("a1"), OPTIONS);
    assertThat(inbound.pass()).isTrue();
    assertThat(inbound.verdict()).isInstanceOf(Verdict.Challenged.class);
    assertThat(guard(List.of()).outbound(new TestFlow("a1"), OPTIONS)).isEqualTo(OPTIONS);
  }

  @Test
  void every_listener_hears_of_the_end_of_a_flow_even_if_one_fails() {
    FlowListener failing =
        id -> {
          throw new IllegalStateException("broken on purpose");
        };
    guard(List.of(ended::add, failing, ended::add)).closed(new TestFlow("a1"));
    assertThat(ended).containsExactly("a1", "a1");
  }

  @Test
  void who_has_proved_to_be_a_server_of_the_deployment_is_believed() {
    FlowGuard.Inbound inbound =
        guard(List.of())
            .inbound(
                new TestFlow("a1", Optional.of("media"), Optional.of(MediaServerCertificate.NAME)),
                OPTIONS);
    assertThat(inbound.pass()).isTrue();
    assertThat(inbound.verdict()).isEqualTo(new Verdict.TrustedHop("media"));
  }

  @Test
  void a_peer_is_known_by_its_certificate_whoever_has_opened_the_connection() {
    for (Optional<String> opened : List.of(Optional.of(POOL), Optional.<String>empty())) {
      FlowGuard.Inbound inbound =
          guard(List.of()).inbound(new TestFlow("a1", opened, Optional.of(POOL)), OF_BOB);
      assertThat(inbound.verdict()).isInstanceOf(Verdict.Neighbour.class);
    }
  }

  @Test
  void a_peer_that_is_not_in_the_table_any_more_is_a_stranger() {
    FlowGuard.Inbound inbound =
        guard(List.of())
            .inbound(new TestFlow("a1", Optional.of("gone"), Optional.of("gone")), OF_BOB);
    assertThat(inbound.verdict()).isInstanceOf(Verdict.Challenged.class);
  }
}
