package org.confab.sip.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.Settings;
import org.confab.core.SipDomains;
import org.confab.core.authentication.ResponseHeader;
import org.confab.core.authentication.Verdict;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.registrar.MemoryRegistrationStore;
import org.confab.core.registrar.Registrar;
import org.confab.core.registrar.RegistrarLimits;
import org.confab.core.registrar.RegistrationDialogs;
import org.confab.core.registrar.SignOutReason;
import org.confab.core.subscription.EventPackages;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.DialogOutlet;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.ShortAnswers.Answer;
import org.confab.sip.edge.ShortAnswers.Asked;
import org.confab.sip.front.Answers;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way decides as the servlet does, and leaves to it what is refused. */
class RegisterShortWayTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final Verdict ALICES =
      new Verdict.Authenticated(new EndpointId(ALICE, Epid.of("a1")));
  private static final String FROM = "From: \"\u00c4\" <sip:alice@litwareinc.com>;tag=1;epid=a1";
  private static final String TO = "To: <sip:alice@litwareinc.com>";
  private static final String ANSWER_TO = "<sip:alice@litwareinc.com>;tag=server";
  private static final String[] HEAD = {
    "Via: SIP/2.0/TLS 10.0.0.7:5061;branch=z9hG4bK1", FROM, TO, "Call-ID: c1", "CSeq: 1 REGISTER"
  };
  private static final String OCS =
      "Contact: <sip:10.0.0.7:5061;transport=tls>;methods=\"INVITE, MESSAGE\";proxy=replace"
          + ";+sip.instance=\"<urn:uuid:085e0bd8-031c-5a0d-8d9a-f149aae6954a>\"";
  private static final String[] COMMUNICATOR = {
    OCS,
    "Supported: gruu-10, adhoclist, msrtc-event-categories",
    "Event: registration",
    "ms-keep-alive: UAC;hop-hop=yes",
    "User-Agent: UCCAPI/3.5"
  };

  private final Answers answers = new Answers(Settings.of(name -> Optional.empty()));
  private final RegistrationDialogs dialogs = new RegistrationDialogs();
  private final List<String> sent = new ArrayList<>();
  private Optional<RuntimeException> broken = Optional.empty();
  private final Registrar registrar = registrar();
  private final RegisterShortWay way = way(registrar);

  private Registrar registrar() {
    return new Registrar(
        new MemoryRegistrationStore(),
        new Organisation(),
        dialogs,
        dialogs,
        () -> RegistrarLimits.STANDARD,
        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
  }

  private Registration registration(Registrar own) {
    return new Registration(own, new EventPackages(List.of()), dialogs);
  }

  private RegisterShortWay way(Registrar own) {
    return new RegisterShortWay(registration(own), answers);
  }

  private Flow flow() {
    return FakeSip.fake(
        Flow.class,
        (name, arguments) ->
            switch (name) {
              case "id" -> "2600";
              case "transport" -> "tls";
              case "remote" -> new InetSocketAddress("127.0.0.1", 12723);
              case "send" -> sent.add(((DialogOutlet.Notice) arguments[1]).headers());
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private Optional<Answer> ask(Object verdict, String... lines) {
    String text = "REGISTER sip:litwareinc.com SIP/2.0\r\n" + String.join("\r\n", lines);
    byte[] message = (text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    return way.answer(new Asked(verdict, flow(), message, ANSWER_TO));
  }

  private static String[] with(String[] lines, String... further) {
    return Stream.concat(Stream.of(lines), Stream.of(further)).toArray(String[]::new);
  }

  static Stream<List<String>> requests() {
    return Stream.of(
        List.of(),
        List.of("Contact: <sip:10.0.0.7>"),
        List.of("Contact: <sip:10.0.0.7>;expires=600;q=0.5", "User-Agent: Phone"),
        List.of("Contact: <sip:10.0.0.7>", "Contact: \"b, c\" <sip:10.0.0.8>;expires=90"),
        List.of("Contact: *", "Expires: 0"),
        List.of("Contact: <sip:10.0.0.7>", "Expires: 0"),
        List.of("Contact: <sip:10.0.0.7>", "ms-keep-alive: UAC"),
        List.of("Contact: <sip:10.0.0.7>", "Event: registration", "Supported: adhoclist"),
        List.of(COMMUNICATOR),
        Arrays.asList(with(COMMUNICATOR, "Expires: 0")));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void the_answer_is_that_of_the_servlet(List<String> lines) throws ServletException, IOException {
    String[] whole = with(HEAD, lines.toArray(String[]::new));
    Answer answer = ask(ALICES, whole).orElseThrow();
    List<String> told = new ArrayList<>(List.of(Integer.toString(answer.status())));
    answer.headers().lines().forEach(told::add);
    FakeSip sip = new FakeSip("REGISTER", whole).from("alice", "a1");
    RegistrarServlet servlet = new RegistrarServlet();
    servlet.registration = registration(registrar());
    servlet.handle(sip.request());
    told.add("sent");
    assertThat(told).isEqualTo(sip.answer);
  }

  @Test
  void spellings_make_no_difference() {
    String[] odd = {
      "v: SIP/2.0/tls 10.0.0.7:5061;branch=z9hG4bK1",
      "f:\"\u00c4\"\r\n <sip:alice@litwareinc.com>\r\n\t;tag=1;epid=a1",
      "t: <sip:ALICE@litwareinc.com>",
      "i: c1",
      "CSEQ: 1 REGISTER",
      "m: <sip:10.0.0.7:5061;transport=tls>;METHODS=\"INVITE,\r\n MESSAGE\";Proxy=replace"
          + ";+SIP.instance=\"<urn:uuid:085E0BD8-031C-5a0d-8d9a-f149aae6954a>\"",
      "k: gruu-10,adhoclist",
      "SUPPORTED: MSRTC-Event-Categories",
      "o: Registration;x=y",
      "MS-Keep-Alive: UAC"
    };
    String headers = ask(ALICES, odd).orElseThrow().headers();
    Registrar other = registrar();
    String[] usual = with(HEAD, COMMUNICATOR);
    String text = "REGISTER sip:litwareinc.com SIP/2.0\r\n" + String.join("\r\n", usual);
    byte[] message = (text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(way(other).answer(new Asked(ALICES, flow(), message, ANSWER_TO)).orElseThrow())
        .isEqualTo(new Answer(200, headers));
    assertThat(headers).contains("gruu=\"sip:alice@litwareinc.com;opaque=user:epid:");
  }

  @Test
  void a_client_that_watches_itself_hears_of_its_end_in_the_dialog_of_the_answer() {
    assertThat(ask(ALICES, with(HEAD, COMMUNICATOR))).isPresent();
    assertThat(dialogs.size()).isEqualTo(1);
    registrar.signOut(ALICE, endpoint -> true, SignOutReason.ENDPOINT_QUOTA, () -> {});
    assertThat(sent)
        .singleElement()
        .asString()
        .contains("From: " + ANSWER_TO + "\r\n")
        .contains("To: \"\u00c4\" <sip:alice@litwareinc.com>;tag=1;epid=a1\r\n");
  }

  @Test
  void a_stranger_is_challenged_and_nothing_changes() {
    Verdict stranger =
        new Verdict.Challenged(
            401,
            List.of(
                new ResponseHeader("WWW-Authenticate", "NTLM"), new ResponseHeader("Date", "d")),
            Optional.of(Diagnostic.HANDSHAKE_FAILED),
            "");
    Answer answer = ask(stranger, with(HEAD, COMMUNICATOR)).orElseThrow();
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers())
        .isEqualTo(
            "WWW-Authenticate: NTLM\r\nDate: d\r\nms-diagnostics: "
                + Diagnostic.HANDSHAKE_FAILED.header("sip.litwareinc.com")
                + "\r\n");
    assertThat(registrar.bindings(ALICE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Contact: *",
        "Contact: <mailto:alice@litwareinc.com>",
        "Contact: <sip:10.0.0.7>;expires=5",
        "Contact: <sip:10.0.0.7>;expires=soon",
        "Contact: <sip:10.0.0.7>;proxy=other",
        "Supported: msrtc-event-categories",
        "Expires: 99999999999",
      })
  void what_is_refused_changes_nothing_and_the_servlet_says_so(String line) {
    assertThat(ask(ALICES, with(HEAD, "Contact: <sip:10.0.0.9>", line))).isEmpty();
    assertThat(registrar.bindings(ALICE)).isEmpty();
    assertThat(dialogs.size()).isZero();
    FakeSip sip = new FakeSip("REGISTER", with(HEAD, "Contact: <sip:10.0.0.9>", line));
    assertThatThrownBy(
            () ->
                registration(registrar)
                    .carryOut(
                        RegisterMessage.text(sip.request()),
                        ((Verdict.Authenticated) ALICES).endpoint(),
                        flow()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void an_older_register_is_refused_as_often_as_it_is_asked_about() {
    String[] lines = with(HEAD, "Contact: <sip:10.0.0.7>");
    assertThat(ask(ALICES, lines)).isPresent();
    assertThat(ask(ALICES, lines)).isEmpty();
    assertThat(ask(ALICES, lines)).isEmpty();
    assertThat(registrar.bindings(ALICE)).hasSize(1);
  }

  @Test
  void who_asks_for_another_or_is_no_client_is_the_servlets_affair() {
    String[] forBob = HEAD.clone();
    forBob[2] = "To: <sip:bob@litwareinc.com>";
    assertThat(ask(ALICES, forBob)).isEmpty();
    String[] asBob = HEAD.clone();
    asBob[1] = "From: <sip:bob@litwareinc.com>;tag=1";
    assertThat(ask(ALICES, asBob)).isEmpty();
    assertThat(ask(new Verdict.TrustedHop("mcu"), HEAD)).isEmpty();
    assertThat(ask("", HEAD)).isEmpty();
  }

  @Test
  void what_is_screened_before_its_sender_is_known_is_the_servlets_affair() {
    Verdict stranger = new Verdict.Challenged(401, List.of(), Optional.empty(), "");
    String[] lines = HEAD.clone();
    lines[2] = "To: <tel:+1234>";
    assertThat(ask(stranger, lines)).isEmpty();
    assertThat(ask(stranger, with(HEAD, "Expires: 1", "Expires: 2"))).isEmpty();
  }

  @Test
  void a_failure_is_answered_once_and_tells_nothing() {
    broken = Optional.of(new IllegalStateException("secret"));
    Answer answer = ask(ALICES, HEAD).orElseThrow();
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.headers()).startsWith("ms-diagnostics: 0;").doesNotContain("secret");
    broken = Optional.of(new IllegalStateException(new SQLException("gone", "08001")));
    assertThat(ask(ALICES, HEAD).orElseThrow())
        .satisfies(
            gone -> {
              assertThat(gone.status()).isEqualTo(503);
              assertThat(gone.headers()).contains("Retry-After: 30\r\n");
            });
  }

  private final class Organisation implements UserDirectory {
    @Override
    public Optional<User> find(SipUri uri) {
      broken.ifPresent(
          failure -> {
            throw failure;
          });
      return Optional.of(new User(uri, uri.user(), "", "", "", "", "", true));
    }

    @Override
    public SipDomains domains() {
      return SipDomains.of("litwareinc.com");
    }
  }
}
