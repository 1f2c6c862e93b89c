package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two devices are picked up at the same moment: two calls, of which the caller hangs up one (RFC
 * 3261 13.2.2.4, 16.7 step 5). The other goes on as if there had never been another, and nothing
 * stays behind.
 */
class SimultaneousAnswersTest {
  /** Milliseconds: what is remembered for 64 times as long is over soon. */
  private static final int T1 = 100;

  private static final String CALLER = "sip:alice@litwareinc.com;opaque=user:epid:alice;gruu";
  private static RunningContainer container;

  private RawClient alice;
  private Map<String, RawClient> devices;
  private int sessions;
  private int cseq;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer(T1);
  }

  @AfterAll
  static void stop() {
    Waiting.until(() -> container.transactions() == 0);
    container.close();
  }

  @BeforeEach
  void register() throws IOException {
    sessions = container.sessions();
    alice = container.client("alice").registered();
    devices = new TreeMap<>();
    for (String name : List.of("desk", "mobile")) {
      devices.put(name, container.client(name).registered());
    }
    cseq = 1;
  }

  @AfterEach
  void nothingStays() throws IOException {
    Waiting.until(() -> container.sessions() <= sessions);
    assertThat(container.figures().dialogs()).isZero();
    alice.close();
    for (RawClient device : devices.values()) {
      device.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "desk, desk, true", "desk, desk, false", "desk, mobile, true", "desk, mobile, false",
    "mobile, desk, true", "mobile, desk, false", "mobile, mobile, true", "mobile, mobile, false",
  })
  void theOtherCallGoesOn(String first, String hungUp, boolean callerEnds) throws IOException {
    Map<String, Leg> legs = ring(first);
    for (String name : List.of(first, other(first))) {
      devices.get(name).answer(legs.get(name).invite(), 200, name);
    }
    talk(legs, hungUp, callerEnds);
  }

  /** No device has rung: which of the two is heard first is chance. */
  @RepeatedTest(20)
  void withoutARingTheOtherCallGoesOn() throws IOException {
    Map<String, Leg> legs = invite();
    for (String name : legs.keySet()) {
      devices.get(name).answer(legs.get(name).invite(), 200, name);
    }
    talk(legs, "desk", true);
  }

  @ParameterizedTest
  @CsvSource({"desk, 487", "mobile, 487", "desk, 486", "mobile, 486", "desk, 603", "mobile, 603"})
  void aDeviceThatRangAndWasNotPickedUpLeavesNothing(String first, int status) throws IOException {
    Map<String, Leg> legs = ring(first);
    RawClient desk = devices.get("desk");
    RawClient mobile = devices.get("mobile");
    desk.answer(legs.get("desk").invite(), 200, "desk");
    RawMessage answer = alice.receiveFinal();
    RawMessage cancel = mobile.receive();
    assertThat(cancel.method()).isEqualTo("CANCEL");
    mobile.answer(cancel, 200, "mobile");
    mobile.answer(legs.get("mobile").invite(), status, "mobile");
    Leg leg = legs.get("desk").answered(answer);
    acknowledge(leg);
    bothWays(leg, "INFO");
    fromCaller(leg, "BYE");
  }

  @ParameterizedTest
  @CsvSource({"desk", "mobile"})
  void aDeviceThatEndsItsRingingAfterTheCallLeavesNothing(String first) throws IOException {
    Map<String, Leg> legs = ring(first);
    RawClient mobile = devices.get("mobile");
    devices.get("desk").answer(legs.get("desk").invite(), 200, "desk");
    Leg leg = legs.get("desk").answered(alice.receiveFinal());
    acknowledge(leg);
    fromCaller(leg, "BYE");
    RawMessage cancel = mobile.receive();
    mobile.answer(cancel, 200, "mobile");
    mobile.answer(legs.get("mobile").invite(), 487, "mobile");
  }

  @ParameterizedTest
  @CsvSource({"desk", "mobile"})
  void aCallThatAllRefuseLeavesNothing(String first) throws IOException {
    Map<String, Leg> legs = ring(first);
    devices.get("desk").answer(legs.get("desk").invite(), 486, "desk");
    devices.get("mobile").answer(legs.get("mobile").invite(), 480, "mobile");
    assertThat(alice.receiveFinal().status()).isIn(480, 486);
  }

  /** What rings after the call was answered is nothing for the caller (RFC 3261 16.7, step 5). */
  @ParameterizedTest
  @CsvSource({"desk", "mobile"})
  void aDeviceThatRingsAfterTheCallIsNotHeard(String first) throws IOException {
    Map<String, Leg> legs = invite();
    devices.get(first).answer(legs.get(first).invite(), 200, first);
    Leg leg = legs.get(first).answered(alice.receiveFinal());
    acknowledge(leg);
    RawClient late = devices.get(other(first));
    late.answer(legs.get(other(first)).invite(), 180, other(first));
    late.answer(legs.get(other(first)).invite(), 480, other(first));
    assertThat(late.receive().method()).isEqualTo("ACK");
    fromDevice(leg, "INFO");
    fromCaller(leg, "BYE");
  }

  /** A final answer needs a tag (RFC 3261 8.2.6.2), and some have none. */
  @ParameterizedTest
  @CsvSource({
    "desk, false, false",
    "desk, true, false",
    "mobile, false, false",
    "mobile, true, false",
    "desk, false, true",
    "mobile, false, true",
  })
  void aDeviceThatRefusesWithoutATagLeavesTheCallOfTheOtherAlone(
      String refusing, boolean rings, boolean late) throws IOException {
    Map<String, Leg> legs = invite();
    String taking = other(refusing);
    if (rings) {
      legs.put(taking, rung(legs.get(taking)));
    }
    if (!late) {
      devices.get(refusing).answer(legs.get(refusing).invite(), 480, "");
    }
    devices.get(taking).answer(legs.get(taking).invite(), 200, taking);
    Leg leg = legs.get(taking).answered(alice.receiveFinal());
    acknowledge(leg);
    if (late) {
      devices.get(refusing).answer(legs.get(refusing).invite(), 480, "");
    }
    for (String method : List.of("MESSAGE", "INFO", "MESSAGE", "INVITE", "MESSAGE", "UPDATE")) {
      bothWays(leg, method);
    }
    fromDevice(leg, "BYE");
  }

  /** Within the dialog that a ringing device has begun (RFC 3311, 3262, 6086). */
  @ParameterizedTest
  @CsvSource({
    "UPDATE, 200, desk", "UPDATE, 491, desk", "UPDATE, 491, mobile", "PRACK, 200, desk",
    "PRACK, 481, mobile", "INFO, 200, desk", "INFO, 500, mobile", "INFO, 469, desk",
  })
  void whatIsAskedWhileItRingsIsAnsweredAndTheCallGoesOn(String method, int status, String asked)
      throws IOException {
    Map<String, Leg> legs = ring("desk");
    RawMessage arrived = ask(legs.get(asked), method);
    devices.get(asked).answer(arrived, status, asked);
    answeredWith(arrived, status);
    goOn(legs, asked);
  }

  @Test
  void whatIsAskedWhileItRingsIsAnsweredAfterTheCallToo() throws IOException {
    Map<String, Leg> legs = ring("desk");
    RawMessage arrived = ask(legs.get("mobile"), "UPDATE");
    devices.get("mobile").answer(legs.get("mobile").invite(), 200, "mobile");
    Leg leg = legs.get("mobile").answered(alice.receiveFinal());
    devices.get("mobile").answer(arrived, 491, "mobile");
    answeredWith(arrived, 491);
    acknowledge(leg);
    cancelled(legs.get("desk"));
    bothWays(leg, "UPDATE");
    fromCaller(leg, "BYE");
  }

  @ParameterizedTest
  @CsvSource({"UPDATE", "INFO"})
  void aDeviceThatWasAskedWhileItRangEndsItsRinging(String method) throws IOException {
    Map<String, Leg> legs = invite();
    legs.put("desk", rung(legs.get("desk")));
    RawMessage arrived = ask(legs.get("desk"), method);
    devices.get("desk").answer(arrived, 500, "desk");
    answeredWith(arrived, 500);
    fromDevice(legs.get("desk"), method);
    goOn(legs, "mobile");
  }

  @Test
  void aCallerWhoHasAskedWhileItRangGivesUp() throws IOException {
    Map<String, Leg> legs = ring("desk");
    RawMessage arrived = ask(legs.get("desk"), "INFO");
    devices.get("desk").answer(arrived, 200, "desk");
    answeredWith(arrived, 200);
    alice.request("CANCEL", "sip:fork@litwareinc.com", 1, "i");
    answered(alice, 1, "CANCEL");
    for (Leg leg : legs.values()) {
      cancelled(leg);
    }
    assertThat(alice.receiveFinal().status()).isEqualTo(487);
  }

  @Test
  void aTagThatNobodyGaveIsOfNoDialog() throws IOException {
    Map<String, Leg> legs = ring("desk");
    devices.get("desk").answer(legs.get("desk").invite(), 200, "desk");
    Leg leg = legs.get("desk").answered(alice.receiveFinal());
    acknowledge(leg);
    for (int i = 0; i < 3; i++) {
      String[] headers = leg.toDevice();
      headers[headers.length - 1] = "To: <sip:fork@litwareinc.com>;tag=nobody" + i;
      alice.request("INFO", gruu("desk"), ++cseq, "n" + i, headers);
      assertThat(alice.receiveFinal().status()).isEqualTo(481);
    }
    devices.get("mobile").answer(legs.get("mobile").invite(), 487, "mobile");
    fromCaller(leg, "BYE");
  }

  /** A request inside the early dialog, as it came to the device. */
  private RawMessage ask(Leg leg, String method) throws IOException {
    int number = ++cseq;
    Stream<String> headers =
        Stream.concat(
            Stream.of(leg.toDevice()),
            method.equals("PRACK") ? Stream.of("RAck: 7 1 INVITE") : Stream.of());
    String uri = gruu(leg.name());
    alice.request(method, uri, number, "e" + number, headers.toArray(String[]::new));
    RawMessage arrived = next(leg);
    assertThat(arrived.header("CSeq")).isEqualTo(number + " " + method);
    return arrived;
  }

  private void answeredWith(RawMessage request, int status) throws IOException {
    RawMessage answer = alice.receiveFinal();
    assertThat(answer.header("CSeq")).isEqualTo(request.header("CSeq"));
    assertThat(answer.status()).isEqualTo(status);
  }

  /** That device is picked up, and the other one ends its ringing. */
  private void goOn(Map<String, Leg> legs, String name) throws IOException {
    devices.get(name).answer(legs.get(name).invite(), 200, name);
    RawMessage answer = alice.receiveFinal();
    assertThat(answer.header("CSeq")).isEqualTo("1 INVITE");
    Leg leg = legs.get(name).answered(answer);
    acknowledge(leg);
    cancelled(legs.get(other(name)));
    bothWays(leg, "INFO");
    bothWays(leg, "INVITE");
    fromCaller(leg, "BYE");
  }

  private void cancelled(Leg leg) throws IOException {
    RawClient device = devices.get(leg.name());
    RawMessage cancel = device.receive();
    assertThat(cancel.header("CSeq")).isEqualTo("1 CANCEL");
    device.answer(cancel, 200, leg.name());
    device.answer(leg.invite(), 487, leg.name());
  }

  private void talk(Map<String, Leg> ringing, String hungUp, boolean callerEnds)
      throws IOException {
    Map<String, Leg> legs = new TreeMap<>();
    for (int i = 0; i < 2; i++) {
      RawMessage answer = alice.receiveFinal();
      assertThat(answer.status()).isEqualTo(200);
      legs.put(answer.toTag(), ringing.get(answer.toTag()).answered(answer));
    }
    for (Leg leg : legs.values()) {
      acknowledge(leg);
    }
    fromCaller(legs.get(hungUp), "BYE");
    Leg left = legs.get(other(hungUp));
    for (String method : List.of("INFO", "INVITE", "MESSAGE", "UPDATE")) {
      bothWays(left, method);
    }
    if (callerEnds) {
      fromCaller(left, "BYE");
    } else {
      fromDevice(left, "BYE");
    }
  }

  private Map<String, Leg> invite() throws IOException {
    alice.request(
        "INVITE", "sip:fork@litwareinc.com", 1, "i", "X-Targets: desk,mobile", "Supported: 100rel");
    Map<String, Leg> legs = new TreeMap<>();
    for (String name : devices.keySet()) {
      legs.put(name, new Leg(name, devices.get(name).receive(), new RawMessage("")));
    }
    return legs;
  }

  private Map<String, Leg> ring(String first) throws IOException {
    Map<String, Leg> legs = invite();
    for (String name : List.of(first, other(first))) {
      legs.put(name, rung(legs.get(name)));
    }
    return legs;
  }

  /** Reliably, so that a PRACK has its reason: each device counts for itself. */
  private Leg rung(Leg leg) throws IOException {
    RawClient device = devices.get(leg.name());
    device.answer(leg.invite(), 180, leg.name(), "Require: 100rel", "RSeq: 7");
    RawMessage ringing = alice.receive();
    while (ringing.status() == 100) {
      ringing = alice.receive();
    }
    assertThat(ringing.toTag()).isEqualTo(leg.name());
    return leg.answered(ringing);
  }

  private void acknowledge(Leg leg) throws IOException {
    alice.request("ACK", gruu(leg.name()), 1, "ack" + leg.name(), leg.toDevice());
    assertThat(next(leg).header("CSeq")).isEqualTo("1 ACK");
  }

  private void bothWays(Leg leg, String method) throws IOException {
    fromCaller(leg, method);
    fromDevice(leg, method);
  }

  private void fromCaller(Leg leg, String method) throws IOException {
    RawClient device = devices.get(leg.name());
    int number = ++cseq;
    alice.request(method, gruu(leg.name()), number, "c" + number, leg.toDevice());
    RawMessage arrived = next(leg);
    assertThat(arrived.header("CSeq")).isEqualTo(number + " " + method);
    device.answer(arrived, 200, leg.name());
    answered(alice, number, method);
    if (method.equals("INVITE")) {
      alice.request("ACK", gruu(leg.name()), number, "ca" + number, leg.toDevice());
      assertThat(next(leg).header("CSeq")).isEqualTo(number + " ACK");
    }
  }

  private void fromDevice(Leg leg, String method) throws IOException {
    RawClient device = devices.get(leg.name());
    int number = ++cseq;
    device.request(method, CALLER, number, "d" + number, leg.toCaller());
    RawMessage arrived = alice.receive();
    assertThat(arrived.header("CSeq")).isEqualTo(number + " " + method);
    alice.answer(arrived, 200, "same");
    answered(device, number, method);
    if (method.equals("INVITE")) {
      device.request("ACK", CALLER, number, "da" + number, leg.toCaller());
      assertThat(alice.receive().header("CSeq")).isEqualTo(number + " ACK");
    }
  }

  private static void answered(RawClient who, int number, String method) throws IOException {
    RawMessage answer = who.receiveFinal();
    assertThat(answer.header("CSeq")).as(answer.head()).isEqualTo(number + " " + method);
    assertThat(answer.status()).as(answer.head()).isEqualTo(200);
  }

  /** What comes next at a device, but the CANCEL that crossed its answer. */
  private RawMessage next(Leg leg) throws IOException {
    RawClient device = devices.get(leg.name());
    RawMessage message = device.receive();
    while (message.status() == 0 && message.method().equals("CANCEL")) {
      device.answer(message, 200, leg.name());
      message = device.receive();
    }
    return message;
  }

  private static String other(String name) {
    return name.equals("desk") ? "mobile" : "desk";
  }

  private static String gruu(String user) {
    return "sip:" + user + "@litwareinc.com;opaque=user:epid:" + user + ";gruu";
  }

  /** The call with one device: the INVITE as it came there, and its answer. */
  private record Leg(String name, RawMessage invite, RawMessage answer) {
    Leg answered(RawMessage with) {
      return new Leg(name, invite, with);
    }

    String[] toDevice() {
      return Stream.concat(
              Stream.of(answer.routesOfCaller()),
              Stream.of("To: <sip:fork@litwareinc.com>;tag=" + name))
          .toArray(String[]::new);
    }

    String[] toCaller() {
      return Stream.concat(
              invite.all("Record-Route").stream().map(route -> "Route: " + route),
              Stream.of(
                  "From: <sip:fork@litwareinc.com>;tag=" + name,
                  "To: <sip:alice@litwareinc.com>;tag=same"))
          .toArray(String[]::new);
    }
  }
}
