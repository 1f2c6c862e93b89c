package org.confab.sip.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javax.servlet.sip.SipApplicationSession;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipSession;
import org.confab.core.Body;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.core.Settings;
import org.confab.core.authentication.ResponseHeader;
import org.confab.core.authentication.Verdict;
import org.confab.core.peers.Peer;
import org.confab.core.subscription.EventPackage;
import org.confab.core.subscription.EventPackages;
import org.confab.core.subscription.Opening;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.core.subscription.SubscriptionId;
import org.confab.core.subscription.Subscriptions;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.SipUri;
import org.confab.sip.edge.DialogAnswers.Reply;
import org.confab.sip.edge.Flow;
import org.confab.sip.edge.ShortAnswers.Asked;
import org.confab.sip.edge.TextDialog;
import org.confab.sip.front.AdapterServlet;
import org.confab.sip.front.Answers;
import org.confab.sip.front.FakeSip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short way decides as the servlet does, refusals among it. */
class SubscribeShortWayTest {
  private static final SipUri ALICE = SipUri.of("alice", "litwareinc.com");
  private static final Verdict ALICES =
      new Verdict.Authenticated(new EndpointId(ALICE, Epid.of("a1")));
  private static final Verdict STRANGER =
      new Verdict.Challenged(
          401,
          List.of(new ResponseHeader("WWW-Authenticate", "NTLM"), new ResponseHeader("Date", "d")),
          Optional.of(Diagnostic.HANDSHAKE_FAILED),
          "");
  private static final String[] HEAD = {
    "From: <sip:alice@litwareinc.com>;tag=1;epid=a1",
    "To: <sip:bob@litwareinc.com>",
    "Call-ID: c1",
    "CSeq: 1 SUBSCRIBE",
    "Max-Forwards: 70"
  };
  private static final String EVENT = "Event: weather";
  private static final String[] COMMUNICATOR = {
    EVENT,
    "Require: adhoclist, categoryList",
    "Supported: eventlist",
    "Supported: ms-piggyback-first-notify",
    "Supported: ms-benotify",
    "Proxy-Require: ms-benotify",
    "Accept: application/rlmi+xml, text/plain",
    "User-Agent: UCCAPI/3.5"
  };

  private final Weather weather = new Weather();
  private final Subscriptions subscriptions = subscriptions(weather);
  private final Answers answers = new Answers(Settings.of(name -> Optional.empty()));
  private final SubscribeShortWay way = new SubscribeShortWay(subscriptions, answers);
  private final Dialog dialog = new Dialog();

  private static Subscriptions subscriptions(EventPackage one) {
    return new Subscriptions(new EventPackages(List.of(one)), Clock.systemUTC(), Runnable::run);
  }

  private static String[] with(String[] lines, String... further) {
    return Stream.concat(Stream.of(lines), Stream.of(further)).toArray(String[]::new);
  }

  private static Asked asked(Object verdict, String method, String... lines) {
    return asked(verdict, method, new byte[0], lines);
  }

  private static Asked asked(Object verdict, String method, byte[] body, String... lines) {
    String text = method + " sip:bob@litwareinc.com SIP/2.0\r\n" + String.join("\r\n", lines);
    byte[] head = (text + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] message = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    return new Asked(verdict, flow(), message, "<sip:bob@litwareinc.com>;tag=server");
  }

  private static Flow flow() {
    return FakeSip.fake(
        Flow.class,
        (name, arguments) ->
            switch (name) {
              case "id" -> "2600";
              case "transport" -> "tls";
              case "remote" -> new InetSocketAddress("127.0.0.1", 12723);
              default -> throw new UnsupportedOperationException(name);
            });
  }

  private Reply begin(String... lines) {
    return way.begin(asked(ALICES, "SUBSCRIBE", with(HEAD, lines)), dialog).orElseThrow();
  }

  private Reply within(String method, String... lines) {
    return way.within(asked(ALICES, method, with(HEAD, lines)), dialog);
  }

  private static List<String> told(Reply reply) {
    List<String> told = new ArrayList<>(List.of(Integer.toString(reply.status())));
    reply.headers().lines().forEach(told::add);
    if (reply.body().length > 0) {
      told.add(reply.contentType() + ", " + reply.body().length);
    }
    told.add("sent");
    return told;
  }

  /** What the servlet says, of subscriptions of its own. */
  private List<String> servlet(String method, byte[] body, boolean initial, String... lines)
      throws IOException, ServletException {
    FakeSip sip = new FakeSip(method, lines).from("alice", "a1");
    SipSession session = session();
    sip.on("getSession", arguments -> session)
        .on("isInitial", arguments -> initial)
        .on("getRequestURI", arguments -> FakeSip.uri("sip:bob@litwareinc.com"))
        .on("getRawContent", arguments -> body)
        .on("getContentType", arguments -> body.length == 0 ? null : sip.value("Content-Type"));
    SubscriptionServlet servlet = new SubscriptionServlet();
    servlet.subscriptions = subscriptions(new Weather());
    give(servlet, answers);
    servlet.service(sip.request(), null);
    return sip.answer;
  }

  private static SipSession session() {
    Dialog outlet = new Dialog();
    return FakeSip.fake(
        SipSession.class,
        (name, arguments) ->
            switch (name) {
              case "getApplicationSession" ->
                  FakeSip.fake(SipApplicationSession.class, (of, values) -> 1);
              case "isValid" -> true;
              case "getAttribute" -> outlet;
              case "createRequest" -> FakeSip.fake(SipServletRequest.class, (of, values) -> null);
              case "setInvalidateWhenReady", "setAttribute" -> null;
              default -> throw new UnsupportedOperationException(name);
            });
  }

  /** As the container injects it. */
  private static void give(AdapterServlet servlet, Answers answers) {
    try {
      Field field = AdapterServlet.class.getDeclaredField("answers");
      field.setAccessible(true);
      field.set(servlet, answers);
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException(changed);
    }
  }

  static Stream<List<String>> requests() {
    return Stream.of(
        List.of(EVENT),
        List.of(EVENT, "Expires: 600"),
        List.of(EVENT, "Expires: 0"),
        List.of("Event: Weather;id=7", "Expires: 4294967295"),
        Arrays.asList(COMMUNICATOR),
        Arrays.asList(with(COMMUNICATOR, "Expires: 0")),
        List.of(EVENT, "Supported: com.microsoft.autoextend,eventlist"),
        List.of(),
        List.of("Event: "),
        List.of("Event: other"),
        List.of(EVENT, "Expires: soon"),
        List.of(EVENT, "Require: unknown, adhoclist"),
        List.of(EVENT, "Proxy-Require: unknown"),
        List.of(EVENT, "Accept: application/list"),
        List.of(EVENT, "Accept: application/secret"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void theAnswerIsThatOfTheServlet(List<String> lines) throws IOException, ServletException {
    String[] whole = with(HEAD, lines.toArray(String[]::new));
    Reply reply = way.begin(asked(ALICES, "SUBSCRIBE", whole), dialog).orElseThrow();
    assertThat(told(reply)).isEqualTo(servlet("SUBSCRIBE", new byte[0], true, whole));
  }

  @Test
  void theBodyIsReadAlike() throws IOException, ServletException {
    byte[] body = "where".getBytes(StandardCharsets.UTF_8);
    String[] lines = with(HEAD, EVENT, "Content-Type: text/place; charset=utf-8");
    Reply reply = way.begin(asked(ALICES, "SUBSCRIBE", body, lines), dialog).orElseThrow();
    assertThat(told(reply)).isEqualTo(servlet("SUBSCRIBE", body, true, lines));
    assertThat(weather.bodies).containsExactly("text/place; charset=utf-8 where");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SUBSCRIBE", "INFO", "BYE", "MESSAGE", "INVITE", "NOTIFY"})
  void inADialogThatHasEndedAndWithOtherMethodsTheyRefuseAlike(String method)
      throws IOException, ServletException {
    String[] whole = with(HEAD, EVENT);
    List<String> told = told(within(method, EVENT));
    assertThat(told).isEqualTo(servlet(method, new byte[0], false, whole));
    assertThat(told.get(0)).isEqualTo(method.equals("SUBSCRIBE") ? "481" : "405");
  }

  @Test
  void aSubscriptionLivesInItsDialogUntilItsEnd() {
    Reply begun = begin(with(COMMUNICATOR, "Expires: 600"));
    assertThat(begun.status()).isEqualTo(200);
    assertThat(dialog.log).containsExactly("keep");
    begun.fate().told(true);
    assertThat(subscriptions.size()).isEqualTo(1);
    Reply refreshed = within("SUBSCRIBE", with(COMMUNICATOR, "Expires: 900"));
    assertThat(refreshed.headers()).contains("Expires: 900\r\n");
    refreshed.fate().told(true);
    assertThat(dialog.log).containsExactly("keep");
    Reply ended = within("SUBSCRIBE", with(COMMUNICATOR, "Expires: 0"));
    assertThat(ended.headers()).contains("subscription-state: terminated;expires=0\r\n");
    assertThat(dialog.log).containsExactly("keep", "close");
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void aPlainSubscriberHearsAfterTheAnswerAndOnceMoreAtTheEnd() {
    Reply begun = begin(EVENT);
    assertThat(dialog.log).containsExactly("keep");
    begun.fate().told(true);
    assertThat(dialog.log)
        .element(1)
        .asString()
        .startsWith("NOTIFY Event: weather|")
        .contains("active");
    dialog.answered.accept(200);
    Reply ended = within("SUBSCRIBE", EVENT, "Expires: 0");
    assertThat(dialog.log).hasSize(2);
    ended.fate().told(true);
    assertThat(dialog.log).element(2).asString().contains("terminated;expires=0;reason=timeout");
    assertThat(dialog.log).last().isEqualTo("close");
    dialog.answered.accept(200);
    assertThat(subscriptions.remembered()).isZero();
  }

  @Test
  void whoLooksOnceHearsInADialogThatIsNotKept() {
    begin(EVENT, "Expires: 0").fate().told(true);
    assertThat(dialog.log).hasSize(2).noneMatch("keep"::equals).last().isEqualTo("close");
    assertThat(dialog.log.get(0)).contains("terminated");
  }

  @Test
  void anAnswerThatIsARefusalEndsIt() {
    begin(EVENT).fate().told(true);
    dialog.answered.accept(481);
    assertThat(dialog.log).last().isEqualTo("close");
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void anAnswerThatCannotBeSentEndsIt() {
    begin(EVENT).fate().told(false);
    assertThat(dialog.log).containsExactly("keep", "close");
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void theEndOfTheConnectionEndsTheDialog() {
    begin(EVENT).fate().told(true);
    subscriptions.flowClosed("2600");
    assertThat(dialog.log).last().isEqualTo("close");
  }

  @Test
  void aConnectionThatIsGoneEndsIt() {
    dialog.broken = true;
    begin(EVENT).fate().told(true);
    assertThat(dialog.log).last().isEqualTo("close");
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void aStrangerIsChallengedInsideAndOutside() {
    Asked stranger = asked(STRANGER, "SUBSCRIBE", with(HEAD, EVENT));
    Reply outside = way.begin(stranger, dialog).orElseThrow();
    assertThat(outside.status()).isEqualTo(401);
    assertThat(outside.headers()).startsWith("WWW-Authenticate: NTLM\r\nDate: d\r\n");
    assertThat(told(way.within(stranger, dialog))).isEqualTo(told(outside));
    assertThat(dialog.log).isEmpty();
    assertThat(subscriptions.size()).isZero();
  }

  @Test
  void whoIsNotTheCallerIsRefused() {
    String[] asBob = HEAD.clone();
    asBob[0] = "From: <sip:bob@litwareinc.com>;tag=1";
    Asked bob = asked(ALICES, "SUBSCRIBE", with(asBob, EVENT));
    assertThat(way.begin(bob, dialog).orElseThrow().status()).isEqualTo(403);
    assertThat(way.within(bob, dialog).status()).isEqualTo(403);
  }

  @Test
  void otherServersAndWhatCannotBeReadAreTheServletsAffairOutsideOfDialogs() {
    Verdict neighbour =
        new Verdict.Neighbour(
            Peer.parse("pool2.litwareinc.com=192.0.2.7,trusted"),
            new EndpointId(ALICE, Epid.of("a1")));
    for (Object verdict : new Object[] {new Verdict.TrustedHop("mcu"), neighbour, ""}) {
      Asked server = asked(verdict, "SUBSCRIBE", with(HEAD, EVENT));
      assertThat(way.begin(server, dialog)).isEmpty();
      assertThat(way.within(server, dialog).status()).isIn(403, 500);
    }
    Asked twice = asked(ALICES, "SUBSCRIBE", with(HEAD, EVENT, "Expires: 1", "Expires: 2"));
    assertThat(way.begin(twice, dialog)).isEmpty();
    assertThat(way.within(twice, dialog).status()).isEqualTo(400);
  }

  @Test
  void aFailureIsAnsweredAndTellsNothing() {
    weather.broken = true;
    Reply reply = begin(EVENT);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.headers()).startsWith("ms-diagnostics: 0;").doesNotContain("secret");
    assertThat(subscriptions.size()).isZero();
  }

  /** Notes what becomes of it. */
  private static final class Dialog implements TextDialog {
    private final List<String> log = new ArrayList<>();
    private IntConsumer answered = status -> {};
    private boolean broken;

    @Override
    public void keep() {
      log.add("keep");
    }

    @Override
    public void close() {
      log.add("close");
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void send(Notice notice, IntConsumer told) throws IOException {
      if (broken) {
        throw new IOException("closed");
      }
      answered = told;
      log.add(notice.method() + " " + notice.headers().replace("\r\n", "|"));
    }
  }

  private static final class Weather implements EventPackage {
    private final List<String> bodies = new ArrayList<>();
    private boolean broken;

    @Override
    public String name() {
      return "weather";
    }

    @Override
    public Opening subscribe(SubscribeRequest request) {
      if (broken) {
        throw new IllegalStateException("secret");
      }
      if (request.accept().contains("application/list")) {
        throw new Refused(421, Diagnostic.PARSE_FAILURE, "lists only");
      }
      if (request.accept().contains("application/secret")) {
        throw new Refused(
            403, Diagnostic.CONFERENCE_FORBIDDEN, "no", Optional.of(Body.of("text/xml", "<no/>")));
      }
      request.body().ifPresent(body -> bodies.add(body.contentType() + " " + body.text()));
      return new Opening(Optional.of(Body.of("text/plain", "sunny")), Duration.ofHours(1));
    }

    @Override
    public void ended(SubscriptionId id) {}
  }
}
