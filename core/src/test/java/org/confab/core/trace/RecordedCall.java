package org.confab.core.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Optional;
import org.confab.core.MovableClock;
import org.confab.core.trace.TracePoint.Kind;

/** A sign-in, a message and a join, as they are recorded: what golden files are made of. */
final class RecordedCall {
  static final String SECRET = "TlRMTVNTUAADAAAAGAAYAGoAAAAYABgAggAAAA";

  private static final TracePoint STRANGER =
      new TracePoint("f1", Kind.CLIENT, "tls", "192.0.2.7:4711", Optional.empty());
  private static final TracePoint ALICE =
      new TracePoint(
          "f1", Kind.CLIENT, "tls", "192.0.2.7:4711", Optional.of("alice@litwareinc.com"));
  private static final TracePoint BOB =
      new TracePoint("f2", Kind.CLIENT, "tcp", "192.0.2.8:5000", Optional.of("bob@litwareinc.com"));
  private static final TracePoint MEDIA =
      new TracePoint(
          "media-server",
          Kind.MEDIA_SERVER,
          "https",
          "127.0.0.1:8444",
          Optional.of("media-server"));
  private static final TracePoint WEB =
      new TracePoint(
          "http:9", Kind.WEB, "https", "192.0.2.7:4712", Optional.of("alice@litwareinc.com"));
  private static final String AOR = "sip:alice@litwareinc.com";
  private static final String FOCUS =
      "sip:bob@litwareinc.com;gruu;opaque=app:conf:focus:id:ABCDEFGH12";

  private final MovableClock clock = new MovableClock("2026-11-22T02:00:00.000123Z");
  private final Traces traces =
      new Traces(clock, Runnable::run, TraceLimits.DEFAULT, () -> "0a1b2c3d");

  private RecordedCall() {}

  static TracePage page() {
    RecordedCall call = new RecordedCall();
    TraceState trace =
        call.traces.begin(TraceTarget.user("alice@litwareinc.com"), Duration.ofMinutes(15), false);
    call.signIn();
    call.message();
    call.join();
    return call.traces.page(trace.id(), 0, 100).orElseThrow();
  }

  private void signIn() {
    register("");
    answer(
        STRANGER,
        "SIP/2.0 401 Unauthorized",
        "1 REGISTER",
        "WWW-Authenticate: NTLM realm=\"SIP\", targetname=\"sip.litwareinc.com\", version=4");
    register(
        "Authorization: NTLM qop=\"auth\", realm=\"SIP\", gssapi-data=\""
            + SECRET
            + "\", version=4\r\n");
    answer(
        ALICE,
        "SIP/2.0 200 OK",
        "1 REGISTER",
        "Authentication-Info: NTLM rspauth=\"" + SECRET + "\", snum=\"1\"");
    http();
  }

  private void http() {
    byte[] asked =
        ("POST /groupexpansion/service.svc HTTP/1.1\r\nAuthorization: Basic "
                + SECRET
                + "\r\nContent-Type: text/xml\r\n\r\n"
                + "<s:Envelope><s:Body><QueryDLMembers/></s:Body></s:Envelope>")
            .getBytes(UTF_8);
    traces.http(
        new WebExchange(clock.instant(), WEB, asked, "HTTP/1.1 200\r\n\r\n".getBytes(UTF_8)));
    pass();
  }

  private void message() {
    String request =
        "MESSAGE sip:bob@litwareinc.com SIP/2.0\r\nFrom: <"
            + AOR
            + ">;tag=a\r\n"
            + "To: <sip:bob@litwareinc.com>\r\n"
            + "Call-ID: call2\r\n"
            + "CSeq: 2 MESSAGE\r\n"
            + "Content-Type: text/plain\r\n\r\n"
            + "shall we have lunch?";
    sip(Way.IN, ALICE, request);
    sip(Way.OUT, BOB, request);
    String ok =
        "SIP/2.0 200 OK\r\nFrom: <"
            + AOR
            + ">;tag=a\r\n"
            + "To: <sip:bob@litwareinc.com>;tag=b\r\n"
            + "Call-ID: call2\r\n"
            + "CSeq: 2 MESSAGE\r\n\r\n";
    sip(Way.IN, BOB, ok);
    sip(Way.OUT, ALICE, ok);
  }

  private void join() {
    byte[] command =
        ("<request xmlns=\"urn:ietf:params:xml:ns:cccp\" requestId=\"7\" to=\""
                + FOCUS
                + "\"><addUser><user entity=\""
                + AOR
                + "\"/></addUser></request>")
            .getBytes(UTF_8);
    traces.c3p(Way.OUT, MEDIA, command);
    pass();
    traces.c3pAnswer(
        Way.IN,
        MEDIA,
        command,
        "<response requestId=\"7\" code=\"success\"><addUser/></response>".getBytes(UTF_8));
    pass();
    traces.event(ALICE, "TLS handshake failed: <bad> & \u0001 \"certificate\"");
  }

  private void register(String more) {
    sip(
        Way.IN,
        STRANGER,
        "REGISTER sip:litwareinc.com SIP/2.0\r\nFrom: <"
            + AOR
            + ">;tag=a;epid=01ab\r\nTo: <"
            + AOR
            + ">\r\nCall-ID: call1\r\nCSeq: 1 REGISTER\r\n"
            + more
            + "\r\n");
  }

  private void answer(TracePoint point, String start, String cseq, String more) {
    sip(
        Way.OUT,
        point,
        start
            + "\r\nFrom: <"
            + AOR
            + ">;tag=a\r\nTo: <"
            + AOR
            + ">;tag=b\r\nCall-ID: call1\r\nCSeq: "
            + cseq
            + "\r\n"
            + more
            + "\r\n\r\n");
  }

  private void sip(Way way, TracePoint point, String text) {
    traces.sip(way, point, text.getBytes(UTF_8));
    pass();
  }

  private void pass() {
    clock.forward(Duration.ofNanos(1_234_000));
  }
}
