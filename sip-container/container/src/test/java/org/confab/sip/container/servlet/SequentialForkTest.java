package org.confab.sip.container.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is asked after whom (RFC 3261 16.6). */
class SequentialForkTest {
  private static RunningContainer container;

  @BeforeAll
  static void start() throws IOException {
    container = new RunningContainer();
  }

  @AfterAll
  static void stop() {
    container.close();
  }

  @Test
  void theNextGroupIsAskedOnceAllOfTheOneBeforeHaveRefused() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered();
        RawClient tablet = container.client("tablet").registered()) {
      fork(alice, "n", "desk,mobile/tablet");
      RawMessage atDesk = desk.receive();
      RawMessage atMobile = mobile.receive();
      desk.answer(atDesk, 486, "d");
      mobile.answer(atMobile, 180, "m");
      assertThat(alice.receive().status()).isIn(100, 180);
      mobile.answer(atMobile, 480, "m");
      RawMessage atTablet = tablet.receive();
      tablet.answer(atTablet, 200, "t");
      RawMessage answer = alice.receiveFinal();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.toTag()).isEqualTo("t");
    }
  }

  @Test
  void theBestRefusalOfAllGroupsGoesBackOnceTheLastHasRefused() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "b", "desk/mobile");
      desk.answer(desk.receive(), 404, "d");
      mobile.answer(mobile.receive(), 500, "m");
      assertThat(alice.receiveFinal().status()).isEqualTo(404);
    }
  }

  @Test
  void nobodyIsAskedOnceSomebodyHasRefusedForTheWholeUser() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "g", "desk/mobile");
      desk.answer(desk.receive(), 603, "d");
      assertThat(alice.receiveFinal().status()).isEqualTo(603);
      assertNothingReached(alice, mobile, "g2");
    }
  }

  @Test
  void nobodyElseIsAskedOnceTheCallerHasGivenUp() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      fork(alice, "c", "desk/mobile");
      RawMessage atDesk = desk.receive();
      desk.answer(atDesk, 180, "d");
      RawMessage ringing = alice.receive();
      while (ringing.status() == 100) {
        ringing = alice.receive();
      }
      alice.request("CANCEL", "sip:fork@litwareinc.com", 1, "c");
      RawMessage cancel = desk.receive();
      assertThat(cancel.method()).isEqualTo("CANCEL");
      desk.answer(cancel, 200, "d");
      desk.answer(atDesk, 487, "d");
      assertThat(alice.receiveFinal().status()).isIn(200, 487);
      assertNothingReached(alice, mobile, "c2");
    }
  }

  @Test
  void whoDoesNotAnswerInTimeIsCancelledAndTheNextIsAsked() throws IOException {
    try (RawClient alice = container.client("alice");
        RawClient desk = container.client("desk").registered();
        RawClient mobile = container.client("mobile").registered()) {
      alice.request(
          "INVITE", "sip:fork@litwareinc.com", 1, "t", "X-Targets: desk/mobile", "X-Timer: 1");
      RawMessage atDesk = desk.receive();
      desk.answer(atDesk, 180, "d");
      RawMessage cancel = desk.receive();
      assertThat(cancel.method()).isEqualTo("CANCEL");
      desk.answer(cancel, 200, "d");
      desk.answer(atDesk, 487, "d");
      mobile.answer(mobile.receive(), 200, "m");
      RawMessage answer = alice.receiveFinal();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.toTag()).isEqualTo("m");
    }
  }

  /** The next thing that the device hears of is another request. */
  private static void assertNothingReached(RawClient alice, RawClient device, String branch)
      throws IOException {
    alice.request("MESSAGE", "sip:fork@litwareinc.com", 9, branch, "X-Targets: mobile");
    assertThat(device.receive().method()).isEqualTo("MESSAGE");
  }

  private static void fork(RawClient alice, String branch, String targets) throws IOException {
    alice.request("INVITE", "sip:fork@litwareinc.com", 1, branch, "X-Targets: " + targets);
  }
}
