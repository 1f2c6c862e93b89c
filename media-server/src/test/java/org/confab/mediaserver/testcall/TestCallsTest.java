package org.confab.mediaserver.testcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.confab.mediaserver.audio.EngineLimits;
import org.confab.mediaserver.avmcu.AvLimits;
import org.confab.mediaserver.avmcu.AvMcu;
import org.confab.mediaserver.dtls.TestHandshakes;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.Dialogs;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.LegDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.mediaserver.mcu.McuLimits;
import org.confab.mediaserver.mcu.McuSurroundings;
import org.confab.mediaserver.rtp.RtpEngine;
import org.confab.mediaserver.rtp.TestPorts;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.mcu.DialogState;
import org.confab.protocol.mcu.McuOrigin;
import org.confab.protocol.mcu.TestCallAddress;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Test calls on the engine itself, over the sockets of this machine. */
@Timeout(120)
class TestCallsTest {
  private static final int WHISTLE = 440;
  private static final int PROMPT = 1_000;
  private static final TestCallLimits LIMITS =
      new TestCallLimits(
          3, 2, Duration.ofMillis(600), Duration.ofSeconds(30), Duration.ofSeconds(60));

  private final Figures figures = new Figures();
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final List<Caller> phones = new ArrayList<>();
  private RtpEngine engine;
  private TestCalls calls;

  @BeforeEach
  void start() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    engine = new RtpEngine(here, TestPorts.range(), EngineLimits.DEFAULT, figures);
    timer.setRemoveOnCancelPolicy(true);
    calls = calls(LIMITS);
  }

  private TestCalls calls(TestCallLimits limits) {
    AvMcu mcu =
        new AvMcu(
            engine,
            engine,
            InetAddress.getLoopbackAddress(),
            TestHandshakes.ALL,
            new SecureRandom(),
            timer,
            figures,
            AvLimits.DEFAULT);
    McuSurroundings around =
        new McuSurroundings(
            new McuOrigin("m1", new UUID(1, 2)),
            McuLimits.DEFAULT,
            Instant::now,
            new NoDialogs(),
            conference -> {},
            figures);
    return new TestCalls(mcu, around, limits, figures);
  }

  /** Test calls begin none. */
  private static final class NoDialogs implements Dialogs {
    @Override
    public LegDialog takeOver(ConferenceUri uri, SipUri user, DialogState state, LegInput input) {
      throw new UnsupportedOperationException();
    }

    @Override
    public LegDialog dialOut(ConferenceUri uri, SipUri user, SipUri target, LegInput input) {
      throw new UnsupportedOperationException();
    }
  }

  @AfterEach
  void stop() {
    phones.forEach(Caller::close);
    timer.shutdownNow();
    engine.close();
  }

  private static FakeDialog dialog(String name) {
    return new FakeDialog(
        new DialogState(
            "call-" + name,
            "sip:test-call@x.test",
            "here",
            "sip:" + name + "@x.test",
            "there",
            "sip:" + name + "@127.0.0.1",
            List.of(),
            0,
            1));
  }

  private static SipUri user(String name) {
    return SipUri.of(name, "x.test");
  }

  private LegInput call(String name, FakeDialog dialog) {
    Caller phone = new Caller(WHISTLE);
    phones.add(phone);
    return calls.call(
        user(name), Optional.empty(), Optional.of(phone.offer()), dialog, phone::answered);
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(60);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void aCallerHearsThePromptThenHimselfAndIsHungUp() {
    FakeDialog dialog = dialog("bob");
    call("bob", dialog);
    Caller bob = phones.get(0);
    await("the call ends", () -> calls.size() == 0);
    assertThat(dialog.ended).isTrue();
    assertThat(bob.heardAt(PROMPT)).as("the prompt").isNotNegative();
    assertThat(bob.heardAt(WHISTLE)).as("his whistle").isGreaterThan(bob.heardAt(PROMPT));
    assertThat(figures.of(Counter.TEST_CALLS)).isEqualTo(1);
    await("no leg is left", () -> engine.load().legs() == 0);
  }

  @Test
  void whoHangsUpGivesThePlaceBack() {
    FakeDialog dialog = dialog("bob");
    LegInput bob = call("bob", dialog);
    bob.left();
    await("the place is free", () -> calls.size() == 0 && engine.load().rooms() == 0);
    assertThat(dialog.ended).as("no BYE to a BYE").isFalse();
  }

  @Test
  void aCallThatIsOverLeavesNothingThatWaitsForItsTime() {
    Duration hour = Duration.ofHours(1);
    calls = calls(new TestCallLimits(3, 2, Duration.ofMillis(600), hour, hour));
    LegInput bob = call("bob", dialog("bob"));
    bob.left();
    await("the place is free", () -> calls.size() == 0);
    await("no timer is left", () -> timer.getQueue().isEmpty());
  }

  @Test
  void thereIsALimitForEachPersonAndForAll() {
    call("bob", dialog("bob"));
    call("bob", dialog("bob2"));
    assertThatThrownBy(() -> call("bob", dialog("bob3")))
        .isInstanceOf(LegRefused.class)
        .hasMessageContaining("503");
    call("carol", dialog("carol"));
    assertThatThrownBy(() -> call("dan", dialog("dan"))).hasMessageContaining("503");
    assertThat(calls.size()).isEqualTo(3);
    assertThat(figures.of(Counter.TEST_CALLS_REFUSED)).isEqualTo(2);
  }

  @Test
  void theEndOfTheProcessHangsUpAndTakesNoMore() {
    FakeDialog dialog = dialog("bob");
    call("bob", dialog);

    calls.close();

    assertThat(dialog.ended).isTrue();
    assertThat(calls.size()).isZero();
    assertThatThrownBy(() -> call("carol", dialog("carol"))).hasMessageContaining("503");
  }

  @Test
  void anOfferThatDoesNotFitIsRefusedAndTakesNoPlace() {
    Body video =
        Body.sdp("v=0\r\nm=video 1 RTP/AVP 1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(
            () ->
                calls.call(
                    user("bob"), Optional.empty(), Optional.of(video), dialog("bob"), answer -> {}))
        .isInstanceOf(LegRefused.class)
        .hasMessageContaining("488");
    assertThat(calls.size()).isZero();
    await("no room is left", () -> engine.load().rooms() == 0);
  }

  @Test
  void aCallEndsAlsoWhenNothingIsEverHeard() {
    calls =
        calls(
            new TestCallLimits(
                1, 1, Duration.ofMillis(100), Duration.ZERO, Duration.ofSeconds(60)));
    FakeDialog dialog = dialog("bob");
    Caller silent = new Caller(WHISTLE);
    phones.add(silent);
    calls.call(user("bob"), Optional.empty(), Optional.of(silent.offer()), dialog, answer -> {});
    await("it ends without a recording", () -> calls.size() == 0);
    assertThat(dialog.ended).isTrue();
  }

  @Test
  void itsAddressIsToldFromOthers() {
    assertThat(calls.apply(TestCallAddress.of("x.test"))).isPresent();
    assertThat(calls.apply(SipUri.parse("sip:test-call@x.test"))).isPresent();
    assertThat(calls.apply(SipUri.parse("sip:bob@x.test"))).isEmpty();
    assertThat(calls.apply(SipUri.parse("sip:test-call@x.test;gruu;opaque=user:epid:1"))).isEmpty();
  }
}
