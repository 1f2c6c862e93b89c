package org.confab.core.testcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.confab.core.MovableClock;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.mcufactory.McuChoice;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;

class TestCallsTest {
  private final MovableClock clock = new MovableClock();
  private final McuRegistry registry = new McuRegistry(clock, McuLimits.DEFAULT);
  private final TestCalls calls =
      new TestCalls(registry, McuChoice.LEAST_LOADED, SipDomains.of("litwareinc.com"));

  private static McuDescription server(String id, McuType type) {
    return new McuDescription(
        id,
        UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        URI.create("https://127.0.0.1:8444/c3p"),
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(type),
        new McuDescription.Load(0, 100, 0, 1_000),
        false);
  }

  @Test
  void theAddressIsKnownAsClientsWriteItAndAsPeopleTypeIt() {
    assertThat(calls.address().asString())
        .isEqualTo("sip:test-call@litwareinc.com;gruu;opaque=srvr:TestCall:0");
    assertThat(calls.isFor(calls.address())).isTrue();
    assertThat(calls.isFor(SipUri.parse("sip:Test-Call@LITWAREINC.com;transport=tcp"))).isTrue();
    assertThat(calls.isFor(SipUri.parse("sip:test-call@elsewhere.com"))).isFalse();
    assertThat(calls.isFor(SipUri.parse("sip:alice@litwareinc.com"))).isFalse();
  }

  @Test
  void itIsTheAddressInEachDomainAndTheOneOfThePrimaryIsTold() {
    TestCalls both =
        new TestCalls(
            registry, McuChoice.LEAST_LOADED, SipDomains.of("litwareinc.com", "fabrikam.com"));
    assertThat(both.isFor(SipUri.parse("sip:test-call@Fabrikam.com"))).isTrue();
    assertThat(both.isFor(SipUri.parse("sip:test-call@elsewhere.com"))).isFalse();
    assertThat(both.address()).isEqualTo(calls.address());
  }

  @Test
  void aCallGoesToAMediaServerThatTakesSoundAndStaysThere() {
    registry.heard(server("texts", McuType.CHAT));
    assertThat(calls.any()).isFalse();
    assertThatThrownBy(calls::begin)
        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.status()).isEqualTo(503));
    McuDescription sound = server("sound", McuType.AUDIO_VIDEO);
    registry.heard(sound);
    assertThat(calls.begin()).isEqualTo(sound);
    assertThat(calls.goesOn(sound.incarnation())).isEqualTo(sound);
    registry.unreachable(sound.id(), sound.incarnation());
    assertThatThrownBy(() -> calls.goesOn(sound.incarnation()))
        .isInstanceOfSatisfying(Refused.class, gone -> assertThat(gone.status()).isEqualTo(481));
  }

  @Test
  void whoListensHearsWhenItBeginsAndEnds() {
    AtomicInteger told = new AtomicInteger();
    calls.listen(told::incrementAndGet);
    registry.heard(server("texts", McuType.CHAT));
    assertThat(told).hasValue(0);
    McuDescription sound = server("sound", McuType.AUDIO_VIDEO);
    registry.heard(sound);
    registry.heard(sound);
    assertThat(told).hasValue(1);
    registry.unreachable(sound.id(), sound.incarnation());
    assertThat(told).hasValue(2);
  }
}
