package org.confab.core.mras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.confab.core.Body;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.mcu.McuRelay;
import org.confab.protocol.mras.CredentialsAnswer;
import org.confab.protocol.mras.CredentialsRequest;
import org.confab.protocol.mras.MediaRelay;
import org.confab.protocol.mras.MrasReason;
import org.confab.protocol.mras.MrasRequest;
import org.confab.protocol.mras.MrasResponse;
import org.confab.protocol.mras.RelayKey;
import org.confab.protocol.mras.RelayLocation;
import org.confab.protocol.mras.RelayTicket;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MediaRelayAuthenticationTest {
  private static final SipUri ALICE = SipUri.parse("sip:alice@litwareinc.com");
  private static final McuRelay EDGE = new McuRelay("10.0.0.7", "edge.litwareinc.com", 3478, 443);

  private final MovableClock clock = new MovableClock("2026-11-21T23:50:00Z");
  private final McuRegistry registry = new McuRegistry(clock, McuLimits.DEFAULT);
  private final PeriodicRelayKeys keys =
      new PeriodicRelayKeys(
          purpose -> {
            byte[] key = new byte[RelayKey.LENGTH];
            Arrays.fill(key, (byte) purpose.hashCode());
            return key;
          },
          clock);
  private final MediaRelays relays = new MediaRelays(registry);
  private final MediaRelayAuthentication service =
      new MediaRelayAuthentication(keys, relays, clock);

  @BeforeEach
  void anEdgeIsThere() {
    registry.heard(description(false).with(EDGE));
  }

  private static McuDescription description(boolean draining) {
    return new McuDescription(
        "m1",
        new UUID(0, 1),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        new McuDescription.Load(0, 1, 0, 1),
        draining);
  }

  private static CredentialsRequest wanted(Optional<RelayLocation> place, OptionalInt minutes) {
    return new CredentialsRequest("c1", "sip:Alice@litwareinc.com", place, minutes);
  }

  private static MrasRequest request(String version, List<CredentialsRequest> wanted) {
    return new MrasRequest("r1", version, ALICE.asString(), "sip:x", false, wanted);
  }

  private static Body body(MrasRequest request) {
    return new Body(MrasRequest.CONTENT_TYPE, Xml.bytes(request.write()));
  }

  private MrasResponse ask(MrasRequest request) {
    return MrasResponse.read(Xml.read(service.answer(ALICE, body(request)).bytes()));
  }

  private CredentialsAnswer ask(Optional<RelayLocation> place, OptionalInt minutes) {
    return ask(request("1.0", List.of(wanted(place, minutes)))).credentials().get(0);
  }

  private Optional<RelayTicket> checked(CredentialsAnswer answer) {
    return keys.valid().stream()
        .flatMap(key -> key.check(answer.credentials().usernameBytes(), clock.instant()).stream())
        .findFirst();
  }

  private MrasReason refused(SipUri caller, Body body, int status) {
    Refused refused = catchThrowableOfType(Refused.class, () -> service.answer(caller, body));
    assertThat(refused.status()).isEqualTo(status);
    return MrasResponse.read(Xml.read(refused.body().orElseThrow().bytes())).reason();
  }

  @Test
  void aUserGetsCredentialsForHimselfThatTheRelaysAccept() {
    MrasResponse response =
        ask(
            request(
                "1.0", List.of(wanted(Optional.of(RelayLocation.INTRANET), OptionalInt.of(9)))));
    assertThat(response.reason()).isEqualTo(MrasReason.OK);
    assertThat(response.echo()).containsEntry("requestID", "r1").containsEntry("to", "sip:x");
    CredentialsAnswer answer = response.credentials().get(0);
    assertThat(answer.requestId()).isEqualTo("c1");
    assertThat(answer.minutes()).isEqualTo(9);
    assertThat(answer.relays())
        .containsExactly(new MediaRelay(RelayLocation.INTRANET, "10.0.0.7", false, 3478, 443));
    RelayTicket ticket = checked(answer).orElseThrow();
    assertThat(ticket.credentials()).isEqualTo(answer.credentials());
    assertThat(Duration.between(clock.instant(), ticket.expires()))
        .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(9).plusMillis(1));
  }

  @Test
  void whoSaysNoPlaceLearnsOfBothAndWhoAsksForAddressesGetsThoseThatAreKnown() {
    assertThat(ask(Optional.empty(), OptionalInt.empty()).relays())
        .extracting(MediaRelay::host)
        .containsExactly("10.0.0.7", "edge.litwareinc.com");
    MrasRequest direct =
        new MrasRequest(
            "r1",
            "2.0",
            ALICE.asString(),
            "sip:x",
            true,
            List.of(wanted(Optional.empty(), OptionalInt.empty())));
    assertThat(ask(direct).credentials().get(0).relays())
        .extracting(MediaRelay::direct)
        .containsExactly(true, false);
  }

  @Test
  void nothingHoldsLongerThanEightHours() {
    CredentialsAnswer answer = ask(Optional.empty(), OptionalInt.of(100_000));
    assertThat(answer.minutes()).isEqualTo(480);
    assertThat(ask(Optional.empty(), OptionalInt.empty()).minutes()).isEqualTo(480);
    clock.forward(Duration.ofMinutes(479));
    assertThat(checked(answer)).isPresent();
    clock.forward(Duration.ofMinutes(2));
    assertThat(checked(answer)).isEmpty();
  }

  /** Midnight is ten minutes away. */
  @Test
  void twoKeysAreValidWhileTheyRotateAndTheNextIsKnownBeforeItIsUsed() {
    assertThat(keys.valid()).hasSize(1).containsExactly(keys.current());
    clock.forward(Duration.ofMinutes(6));
    List<RelayKey> told = keys.valid();
    assertThat(told).hasSize(2);
    CredentialsAnswer before = ask(Optional.empty(), OptionalInt.empty());
    clock.forward(Duration.ofMinutes(5));
    assertThat(told).contains(keys.current());
    assertThat(checked(before)).isPresent();
    assertThat(checked(ask(Optional.empty(), OptionalInt.empty()))).isPresent();
    clock.forward(Duration.ofHours(9));
    assertThat(keys.valid()).containsExactly(keys.current());
  }

  @Test
  void nobodyGetsCredentialsForAnother() {
    Body alices = body(request("1.0", List.of(wanted(Optional.empty(), OptionalInt.empty()))));
    SipUri bob = SipUri.parse("sip:bob@litwareinc.com");
    assertThat(refused(bob, alices, 403)).isEqualTo(MrasReason.FORBIDDEN);
    CredentialsRequest nobody =
        new CredentialsRequest("c", "nobody at all", Optional.empty(), OptionalInt.empty());
    assertThat(refused(ALICE, body(request("1.0", List.of(nobody))), 403))
        .isEqualTo(MrasReason.FORBIDDEN);
  }

  @Test
  void otherVersionsTooManyAtOnceAndGibberishAreRefusedInTheirWords() {
    CredentialsRequest one = wanted(Optional.empty(), OptionalInt.empty());
    assertThat(refused(ALICE, body(request("3.0", List.of(one))), 400))
        .isEqualTo(MrasReason.VERSION_MISMATCH);
    List<CredentialsRequest> many = IntStream.range(0, 101).mapToObj(i -> one).toList();
    assertThat(refused(ALICE, body(request("1.0", many)), 413))
        .isEqualTo(MrasReason.REQUEST_TOO_LARGE);
    for (String bad : List.of("<request/>", "<request", "<!DOCTYPE x><x/>")) {
      assertThat(refused(ALICE, Body.of(MrasRequest.CONTENT_TYPE, bad), 400))
          .isEqualTo(MrasReason.REQUEST_MALFORMED);
    }
  }

  @Test
  void withoutARelayThereAreNoCredentials() {
    registry.heard(description(true).with(EDGE));
    assertThat(relays.any()).isFalse();
    Body body = body(request("1.0", List.of(wanted(Optional.empty(), OptionalInt.empty()))));
    assertThat(refused(ALICE, body, 503)).isEqualTo(MrasReason.SERVER_BUSY);
  }

  @Test
  void itIsToldWhenTheLastRelayGoesAndTheFirstComes() {
    AtomicInteger told = new AtomicInteger();
    relays.listen(told::incrementAndGet);
    registry.heard(description(true).with(EDGE));
    assertThat(told).hasValue(1);
    registry.heard(description(false).with(EDGE));
    assertThat(told).hasValue(2);
    registry.heard(description(false).with(EDGE));
    clock.forward(Duration.ofMinutes(1));
    registry.sweep();
    assertThat(told).hasValue(3);
  }
}
