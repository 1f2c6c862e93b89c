package org.confab.core.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.confab.core.MovableClock;
import org.confab.core.trace.TracePoint.Kind;
import org.confab.core.trace.TraceRefused.Why;
import org.junit.jupiter.api.Test;

/** What a trace takes, what it leaves, and when it ends. */
class TracesTest {
  private static final TraceLimits SMALL =
      new TraceLimits(
          2, 5, 4_000, 1_000, Duration.ofHours(24), Duration.ofHours(24), 3, 10_000, 10, 10);
  private static final TraceTarget ALICE = TraceTarget.user("alice@litwareinc.com");
  private static final String FOCUS =
      "sip:dan@litwareinc.com;gruu;opaque=app:conf:focus:id:ABCDEFGH1234";
  private static final TracePoint DESK = client("f1", Optional.empty());
  private static final TracePoint OTHER = client("f2", Optional.empty());

  private final MovableClock clock = new MovableClock("2026-11-22T02:00:00.000001Z");
  private final AtomicInteger ids = new AtomicInteger();
  private final Traces traces = of(TraceLimits.DEFAULT);

  private Traces of(TraceLimits limits) {
    return new Traces(clock, Runnable::run, limits, () -> "t" + ids.incrementAndGet());
  }

  static TracePoint client(String flow, Optional<String> name) {
    return new TracePoint(flow, Kind.CLIENT, "tls", "10.0.0.1:4711", name);
  }

  static byte[] message(String start, String from, String to, String callId, String... more) {
    return (start
            + "\r\nFrom: <"
            + from
            + ">;tag=1\r\nTo: <"
            + to
            + ">\r\nCall-ID: "
            + callId
            + "\r\nCSeq: 1 "
            + (start.startsWith("SIP/") ? "INVITE" : start.split(" ")[0])
            + "\r\n"
            + String.join("\r\n", more)
            + (more.length == 0 ? "" : "\r\n")
            + "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] invite(String from, String to, String callId) {
    return message("INVITE " + to + " SIP/2.0", from, to, callId);
  }

  private static List<TracedMessage> messages(Traces traces, TraceState trace) {
    return traces.page(trace.id(), 0, 10_000).orElseThrow().messages();
  }

  @Test
  void nothingIsOnUntilSomethingIsTracedAndAfterItEnded() {
    assertThat(traces.isOn()).isFalse();
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(15), false);
    assertThat(traces.isOn()).isTrue();
    assertThat(trace.until()).isEqualTo(trace.began().plusSeconds(900));
    assertThat(traces.end(trace.id()).orElseThrow().on()).isFalse();
    assertThat(traces.isOn()).isFalse();
    traces.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:bob@litwareinc.com", "1"));
    assertThat(messages(traces, trace)).isEmpty();
  }

  @Test
  void aTraceEndsByItselfAndIsForgottenADayLater() {
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(1), false);
    clock.forward(Duration.ofSeconds(61));
    traces.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:bob@litwareinc.com", "1"));
    assertThat(traces.isOn()).isFalse();
    assertThat(messages(traces, trace)).isEmpty();
    assertThat(traces.all()).hasSize(1);
    clock.forward(Duration.ofHours(25));
    assertThat(traces.all()).isEmpty();
    assertThat(traces.page(trace.id(), 0, 10)).isEmpty();
  }

  @Test
  void theMessagesOfAUserAreTakenAndThoseOfOthersAreNot() {
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(15), false);
    traces.sip(Way.IN, DESK, invite("sip:Alice@LitwareInc.com", "sip:bob@litwareinc.com", "a"));
    traces.sip(Way.OUT, OTHER, invite("sip:carol@litwareinc.com", "sip:alice@litwareinc.com", "b"));
    traces.sip(Way.IN, OTHER, invite("sip:bob@litwareinc.com", "sip:carol@litwareinc.com", "c"));
    traces.sip(
        Way.IN, OTHER, invite("sip:alice@elsewhere.example", "sip:carol@litwareinc.com", "d"));
    traces.sip(
        Way.IN,
        OTHER,
        message(
            "MESSAGE sip:x@litwareinc.com SIP/2.0",
            "sip:anonymous@x",
            "sip:x@litwareinc.com",
            "e",
            "P-Asserted-Identity: \"A\" <sip:alice@litwareinc.com>, <tel:+1>"));
    assertThat(messages(traces, trace))
        .extracting(TracedMessage::callId)
        .containsExactly("a", "b", "e");
    assertThat(messages(traces, trace))
        .extracting(TracedMessage::number)
        .containsExactly(1L, 2L, 3L);
    TracedMessage first = messages(traces, trace).get(0);
    assertThat(first.summary()).isEqualTo("INVITE");
    assertThat(first.cseq()).isEqualTo("1 INVITE");
    assertThat(first.at()).isEqualTo(clock.instant());
    assertThat(first.way()).isEqualTo(Way.IN);
    assertThat(first.transport()).isEqualTo("tls");
    assertThat(first.address()).isEqualTo("10.0.0.1:4711");
  }

  @Test
  void whatBelongsToTheSameDialogIsTakenWhoeverIsNamedInIt() {
    TraceState trace = traces.begin(TraceTarget.conference(FOCUS), Duration.ofMinutes(15), false);
    traces.sip(Way.IN, DESK, invite("sip:bob@litwareinc.com", FOCUS, "join"));
    traces.sip(
        Way.OUT,
        DESK,
        message("SIP/2.0 200 OK", "sip:bob@litwareinc.com", "sip:x@litwareinc.com", "join"));
    traces.sip(
        Way.IN,
        DESK,
        message("BYE sip:10.0.0.9 SIP/2.0", "sip:x@y", "sip:bob@litwareinc.com", "join"));
    traces.sip(
        Way.IN, DESK, invite("sip:bob@litwareinc.com", FOCUS.replace("1234", "5678"), "other"));
    traces.sip(
        Way.IN, DESK, invite("sip:bob@litwareinc.com", FOCUS.replace("focus", "chat"), "chat"));
    assertThat(messages(traces, trace))
        .extracting(TracedMessage::summary)
        .containsExactly("INVITE", "200 OK", "BYE", "INVITE");
  }

  @Test
  void aConferenceIsNotItsOrganizer() {
    TraceTarget dan = TraceTarget.user("sip:dan@litwareinc.com");
    TraceState trace = traces.begin(dan, Duration.ofMinutes(15), false);
    traces.sip(Way.IN, DESK, invite("sip:bob@litwareinc.com", FOCUS, "join"));
    traces.c3p(
        Way.OUT,
        DESK,
        ("<request to=\"" + FOCUS + "\"><addUser/></request>").getBytes(StandardCharsets.UTF_8));
    assertThat(messages(traces, trace)).isEmpty();
  }

  @Test
  void aConferenceIsNamedByItsAddressOrAsTheConsoleDoes() {
    TraceTarget named = TraceTarget.conference("abcdefgh1234~dan@litwareinc.com");
    assertThat(named)
        .isEqualTo(TraceTarget.conference(FOCUS))
        .isEqualTo(TraceTarget.conference(FOCUS.replace("focus", "chat")));
    assertThat(named.kind()).isEqualTo("conference");
    for (String wrong :
        List.of("", "x", "sip:dan@litwareinc.com", "a~b", "short~dan@litwareinc.com")) {
      assertThatThrownBy(() -> TraceTarget.conference(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String wrong : List.of("", "litwareinc.com", "tel:+1", "sip:", "a b@c")) {
      assertThatThrownBy(() -> TraceTarget.user(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void commandsOfMediaServersAreTakenWithTheirAnswers() {
    TraceState conference =
        traces.begin(TraceTarget.conference(FOCUS), Duration.ofMinutes(15), false);
    TraceState user = traces.begin(ALICE, Duration.ofMinutes(15), false);
    byte[] command =
        ("<request requestId=\"7\" to=\""
                + FOCUS
                + "\"><addUser><user entity=\"sip:alice@litwareinc.com\"/>"
                + "<password>hush-hush</password></addUser></request>")
            .getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        "<c:response xmlns:c=\"x\" requestId=\"7\" code=\"failure\"><c:addUser reason=\"serverBusy\"/></c:response>"
            .getBytes(StandardCharsets.UTF_8);
    TracePoint media =
        new TracePoint(
            "m", Kind.MEDIA_SERVER, "https", "127.0.0.1:8444", Optional.of("media-server"));
    traces.c3p(Way.OUT, media, command);
    traces.c3pAnswer(Way.IN, media, command, answer);
    traces.c3p(Way.OUT, media, "<request><ping/></request>".getBytes(StandardCharsets.UTF_8));
    for (TraceState trace : List.of(conference, user)) {
      assertThat(messages(traces, trace))
          .extracting(TracedMessage::summary)
          .containsExactly("addUser", "addUser failure serverBusy");
      assertThat(messages(traces, trace).toString()).doesNotContain("hush-hush");
    }
  }

  @Test
  void theUsersConnectionIsKnownByWhoSignedInOnIt() {
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(15), false);
    TracePoint hers = client("f1", Optional.of("alice@litwareinc.com"));
    traces.event(client("f9", Optional.empty()), "TLS handshake failed: nobody is known here");
    traces.sip(Way.IN, hers, "GARBAGE password=hush-hush\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    traces.event(hers, "refused before it was parsed: 513 Message Too Large");
    traces.event(client("f9", Optional.empty()), "TLS handshake failed: from her address");
    assertThat(messages(traces, trace))
        .extracting(TracedMessage::summary)
        .containsExactly(
            "unreadable GARBAGE",
            "refused before it was parsed: 513 Message Too Large",
            "TLS handshake failed: from her address");
    assertThat(messages(traces, trace).toString()).doesNotContain("hush-hush");
  }

  @Test
  void webRequestsOfTheUserAreTakenWithTheirAnswers() {
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(15), false);
    TracePoint known =
        new TracePoint("h1", Kind.WEB, "https", "10.0.0.1:5", Optional.of("alice@litwareinc.com"));
    TracePoint unknown = new TracePoint("h2", Kind.WEB, "https", "10.0.0.1:6", Optional.empty());
    byte[] soap =
        "POST /groupexpansion/service.svc HTTP/1.1\r\nContent-Type: text/xml\r\n\r\n<s:Envelope><s:Body><QueryDLMembers/></s:Body></s:Envelope>"
            .getBytes(StandardCharsets.UTF_8);
    byte[] answer = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    traces.http(new WebExchange(clock.instant(), known, soap, answer));
    traces.http(new WebExchange(clock.instant(), unknown, soap, answer));
    byte[] find =
        "GET /autodiscover?sipuri=alice%40litwareinc.com HTTP/1.1\r\n\r\n"
            .getBytes(StandardCharsets.UTF_8);
    traces.http(new WebExchange(clock.instant(), unknown, find, answer));
    assertThat(messages(traces, trace))
        .extracting(TracedMessage::summary)
        .containsExactly("POST QueryDLMembers", "200 OK", "GET /autodiscover", "200 OK");
  }

  @Test
  void theOldestGoFirstAndAreCounted() {
    Traces small = of(SMALL);
    TraceState trace = small.begin(ALICE, Duration.ofMinutes(15), false);
    IntStream.range(0, 8)
        .forEach(
            i ->
                small.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:b@c", "call" + i)));
    assertThat(messages(small, trace))
        .extracting(TracedMessage::number)
        .containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(small.all().get(0).dropped()).isEqualTo(3);
    byte[] long1 =
        message(
            "OPTIONS sip:alice@litwareinc.com SIP/2.0",
            "sip:a@b",
            "sip:alice@litwareinc.com",
            "x",
            "X: " + "y".repeat(2_000));
    IntStream.range(0, 5).forEach(i -> small.sip(Way.IN, DESK, long1));
    assertThat(small.all().get(0).characters()).isLessThanOrEqualTo(SMALL.characters());
    assertThat(messages(small, trace)).hasSizeLessThan(5);
    assertThat(messages(small, trace))
        .allSatisfy(one -> assertThat(one.text()).hasSizeLessThan(1_100));
  }

  @Test
  void whatCannotWaitIsCountedAndNothingFails() {
    List<Runnable> later = new ArrayList<>();
    Traces slow = new Traces(clock, later::add, SMALL, () -> "x");
    TraceState trace = slow.begin(ALICE, Duration.ofMinutes(15), false);
    IntStream.range(0, 5)
        .forEach(i -> slow.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:b@c", "1")));
    assertThat(later).hasSize(1);
    assertThat(messages(slow, trace)).isEmpty();
    later.forEach(Runnable::run);
    assertThat(messages(slow, trace)).hasSize(3);
    assertThat(slow.all().get(0).dropped()).isEqualTo(2);
    slow.sip(Way.IN, DESK, new byte[20_000]);
    Traces ending =
        new Traces(
            clock,
            work -> {
              throw new RejectedExecutionException("the server ends");
            },
            SMALL,
            () -> "x");
    ending.begin(ALICE, Duration.ofMinutes(15), false);
    ending.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:b@c", "1"));
    assertThat(ending.all().get(0).dropped()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsRefused() {
    Traces small = of(SMALL);
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofMinutes(-1), Duration.ofMinutes(1441))) {
      assertThatThrownBy(() -> small.begin(ALICE, wrong, false))
          .isInstanceOfSatisfying(
              TraceRefused.class, no -> assertThat(no.why()).isEqualTo(Why.RANGE))
          .hasMessageContaining("1 to 1440 minutes");
    }
    TraceState first = small.begin(ALICE, Duration.ofMinutes(1), false);
    assertThatThrownBy(
            () ->
                small.begin(
                    TraceTarget.user("sip:ALICE@litwareinc.com"), Duration.ofMinutes(1), true))
        .isInstanceOf(TraceRefused.class)
        .hasMessageContaining(first.id());
    small.begin(TraceTarget.user("b@c"), Duration.ofMinutes(1), false);
    assertThatThrownBy(() -> small.begin(TraceTarget.user("d@c"), Duration.ofMinutes(1), false))
        .hasMessageContaining("2 traces");
    small.end(first.id());
    small.begin(TraceTarget.user("d@c"), Duration.ofMinutes(1), false);
    assertThat(small.all()).hasSize(2).extracting(TraceState::id).doesNotContain(first.id());
    assertThat(small.remove("none")).isFalse();
    assertThat(small.end("none")).isEmpty();
  }

  @Test
  void aTraceIsFoundByItsIdAndByWhatItIsOf() {
    TraceState first = traces.begin(ALICE, Duration.ofMinutes(15), false);
    traces.end(first.id());
    TraceState second = traces.begin(ALICE, Duration.ofMinutes(15), false);
    TraceState room = traces.begin(TraceTarget.conference(FOCUS), Duration.ofMinutes(15), false);
    assertThat(traces.named(first.id()).orElseThrow().id()).isEqualTo(first.id());
    assertThat(traces.named("Alice@litwareinc.com").orElseThrow().id()).isEqualTo(second.id());
    assertThat(traces.named("sip:alice@litwareinc.com").orElseThrow().id()).isEqualTo(second.id());
    assertThat(traces.named("ABCDEFGH1234~dan@litwareinc.com").orElseThrow().id())
        .isEqualTo(room.id());
    assertThat(traces.named(FOCUS).orElseThrow().id()).isEqualTo(room.id());
    assertThat(traces.named("bob@litwareinc.com")).isEmpty();
    assertThat(traces.named("~")).isEmpty();
  }

  @Test
  void pagesGoOnWhereTheLastOneEnded() {
    TraceState trace = traces.begin(ALICE, Duration.ofMinutes(15), false);
    IntStream.range(0, 5)
        .forEach(
            i -> traces.sip(Way.IN, DESK, invite("sip:alice@litwareinc.com", "sip:b@c", "c" + i)));
    TracePage first = traces.page(trace.id(), 0, 3).orElseThrow();
    assertThat(first.messages()).hasSize(3);
    TracePage second = traces.page(trace.id(), first.next(), 3).orElseThrow();
    assertThat(second.messages()).extracting(TracedMessage::number).containsExactly(4L, 5L);
    TracePage third = traces.page(trace.id(), second.next(), 3).orElseThrow();
    assertThat(third.messages()).isEmpty();
    assertThat(third.next()).isEqualTo(5);
    assertThat(traces.page(trace.id(), 99, 3).orElseThrow().next()).isEqualTo(5);
    assertThat(first.points()).containsExactly(DESK);
  }
}
