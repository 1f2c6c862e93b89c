package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.FakeDialog;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.mediaserver.mcu.LegRefused;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.JoiningMethod;
import org.confab.protocol.mcu.LegStatus;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.mcu.MediaFilters;
import org.confab.protocol.sip.Diagnostic;
import org.junit.jupiter.api.Test;

/** Who comes into a conference of sound, is silenced there, and goes. */
class AvConferenceTest extends OneAvConference {
  @Test
  void aPhoneIsInTheRoomWithWhatWasAgreed() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    assertThat(TestAvMcu.text(mcu.answers.get(0)))
        .contains("m=audio 50000 RTP/AVP 0 101\r\n", "a=rtpmap:0 PCMU/8000", "c=IN IP4 127.0.0.1");
    assertThat(leg(0).parameters).get().extracting(LegParameters::sends).isEqualTo(true);
    assertThat(leg(0).remote)
        .contains(
            RemoteMedia.signalled(
                new InetSocketAddress("127.0.0.9", 4000),
                new InetSocketAddress("127.0.0.9", 4001)));
    assertThat(media().type()).isEqualTo("audio");
    assertThat(media().label()).isEqualTo("main-audio");
    assertThat(media().status()).isEqualTo("sendrecv");
  }

  @Test
  void whatCannotBeSpokenIsRefusedAndTakesNoPlace() {
    assertThatThrownBy(
            () ->
                mcu.join(
                    conference,
                    "bob",
                    TestAvMcu.offer("a=candidate:abc 1 def UDP 0.830 127.0.0.9 4000")))
        .isInstanceOfSatisfying(
            LegRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(488);
              assertThat(refused.diagnostic()).isEqualTo(Diagnostic.SDP_NOT_READABLE);
            });
    assertThat(leg(0).left).isTrue();
    assertThat(conference.size()).isZero();
    assertThatThrownBy(
            () -> mcu.join(conference, "bob", Optional.of(new Body("text/plain", new byte[1]))))
        .hasMessageContaining("415");
  }

  @Test
  void boundToAllAddressesItSendsNothingToThisMachine() {
    mcu.engine.bound = "0.0.0.0";
    assertThatThrownBy(() -> mcu.join(conference, "bob", TestAvMcu.offer()))
        .hasMessageContaining("488");
    assertThat(leg(0).remote).isEmpty();
    assertThat(leg(0).left).isTrue();
  }

  @Test
  void withoutPortsNobodyComesIn() {
    mcu.engine.places = 0;
    assertThatThrownBy(() -> mcu.join(conference, "bob", TestAvMcu.offer()))
        .hasMessageContaining("503");
  }

  @Test
  void whoOffersNothingIsOfferedAndAnswersWithTheAck() {
    LegInput bob = mcu.join(conference, "bob", Optional.empty());
    assertThat(TestAvMcu.text(mcu.answers.get(0))).contains("m=audio 50000 RTP/AVP 111 9 0 8 ");
    assertThat(leg(0).parameters).isEmpty();
    bob.answered(TestAvMcu.offer().orElseThrow());
    assertThat(leg(0).parameters).isPresent();
    assertThat(conference.size()).isEqualTo(1);
  }

  @Test
  void anAckWithoutAnswerEndsTheCall() {
    LegInput bob = mcu.join(conference, "bob", Optional.empty());
    bob.answered(new Body("", new byte[0]));
    assertThat(mcu.dialogs.get("bob").ended).isTrue();
    assertThat(leg(0).left).isTrue();
    assertThat(conference.size()).isZero();
  }

  @Test
  void whoHoldsIsNotHeardAndHearsNothing() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer());
    assertThat(TestAvMcu.text(bob.invited(TestAvMcu.offer("a=inactive")))).contains("a=inactive");
    assertThat(leg(0).parameters.orElseThrow().sends()).isFalse();
    assertThat(leg(0).parameters.orElseThrow().receives()).isFalse();
    assertThat(media().status()).isEqualTo("inactive");
    bob.invited(TestAvMcu.offer());
    assertThat(leg(0).parameters.orElseThrow().receives()).isTrue();
  }

  @Test
  void aLaterOfferThatDoesNotFitLeavesTheCallAsItWas() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer());
    assertThatThrownBy(
            () ->
                bob.invited(
                    Optional.of(
                        Body.sdp("v=0\r\nm=video 1 RTP/AVP 1".getBytes(StandardCharsets.UTF_8)))))
        .hasMessageContaining("488");
    assertThat(conference.size()).isEqualTo(1);
    assertThat(leg(0).left).isFalse();
  }

  @Test
  void whoIsBlockedIsMutedAndHears() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    conference.block(TestAvMcu.user("bob"), "{bob}", true);
    assertThat(leg(0).muted).isTrue();
    assertThat(media().status()).isEqualTo("recvonly");
    conference.block(TestAvMcu.user("bob"), "{bob}", false);
    assertThat(leg(0).muted).isFalse();
    conference.filters(new MediaFilters(false, true, false));
    assertThat(leg(0).muted).isTrue();
    mcu.join(conference, "carol", TestAvMcu.offer());
    assertThat(leg(1).muted).isTrue();
  }

  @Test
  void whoIsPutOutLosesItsPlace() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    conference.remove(TestAvMcu.user("bob"), Optional.empty());
    assertThat(mcu.dialogs.get("bob").ended).isTrue();
    assertThat(leg(0).left).isTrue();
  }

  @Test
  void aLegThatGoesWhileTheMediaLoopIsBehindGivesItsPlaceBack() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.join(conference, "carol", TestAvMcu.offer());
    conference.news();
    mcu.engine.behind = true;
    conference.remove(TestAvMcu.user("bob"), Optional.empty());
    assertThat(leg(0).left).isTrue();
    assertThat(conference.news().orElseThrow().members().get(0).legs().get(0).status())
        .isEqualTo(LegStatus.DISCONNECTED);
    mcu.mcus.end(TestAvMcu.URI, false);
    assertThat(leg(1).left).isTrue();
    assertThat(mcu.engine.rooms).isZero();
  }

  @Test
  void whileTheMediaLoopIsBehindNobodyComesInAndNoPlaceIsLost() {
    mcu.engine.behind = true;
    assertThatThrownBy(() -> mcu.join(conference, "bob", TestAvMcu.offer()))
        .isInstanceOf(LegRefused.class)
        .hasMessageContaining("503");
    assertThat(leg(0).left).isTrue();
    assertThat(conference.size()).isZero();
  }

  @Test
  void aLaterOfferWhileTheMediaLoopIsBehindIsRefused() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.engine.behind = true;
    assertThatThrownBy(() -> bob.invited(TestAvMcu.offer("a=inactive")))
        .isInstanceOf(LegRefused.class)
        .hasMessageContaining("503");
    assertThat(conference.size()).isEqualTo(1);
  }

  @Test
  void whoseAnswerCannotBeSentHasNoPlace() {
    mcu.answered =
        answer -> {
          throw new IllegalStateException("the connection is closed");
        };
    assertThatThrownBy(() -> mcu.join(conference, "bob", TestAvMcu.offer()))
        .hasMessageContaining("connection");
    assertThat(leg(0).left).isTrue();
    assertThat(conference.size()).isZero();
  }

  @Test
  void theEndOfTheConferenceIsTheEndOfTheRoom() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    mcu.mcus.end(TestAvMcu.URI, false);
    assertThat(leg(0).left).isTrue();
    assertThat(mcu.engine.rooms).isZero();
  }

  @Test
  void aSilentLegThatAnswersStaysAndIsAskedAgain() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    FakeDialog dialog = mcu.dialogs.get("bob");
    leg(0).listener.silentFor(AvLimits.DEFAULT.probe());
    mcu.passTime();
    assertThat(dialog.probes).isEqualTo(1);
    dialog.answer(200);
    leg(0).silence = AvLimits.DEFAULT.probe();
    mcu.passTime();
    assertThat(dialog.probes).isEqualTo(2);
    assertThat(conference.size()).isEqualTo(1);
  }

  @Test
  void aSilentLegThatDoesNotAnswerIsOut() {
    mcu.join(conference, "bob", TestAvMcu.offer());
    leg(0).listener.silentFor(AvLimits.DEFAULT.probe());
    mcu.passTime();
    mcu.dialogs.get("bob").answer(408);
    assertThat(conference.size()).isZero();
    assertThat(leg(0).left).isTrue();
  }

  @Test
  void whoIsCalledIsInWhenItHasAnswered() {
    conference.order(
        TestAvMcu.order(
            "bob",
            new McuLeg(
                "{bob}",
                McuType.AUDIO_VIDEO,
                LegStatus.DIALING_OUT,
                JoiningMethod.DIALED_OUT,
                Optional.of(TestAvMcu.user("bob")),
                "",
                false,
                List.of(),
                Optional.empty())));
    assertThat(TestAvMcu.text(mcu.dialogs.get("bob").offers.get(0))).contains("m=audio 50000");
    mcu.called.get(0).answered(TestAvMcu.offer().orElseThrow());
    assertThat(told(conference).status()).isEqualTo(LegStatus.CONNECTED);
    assertThat(leg(0).remote).isPresent();
  }

  @Test
  void messagesAreNoBusinessOfThisMcu() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer());
    assertThatThrownBy(() -> bob.message(new Body("text/plain", new byte[1]), id -> {}))
        .hasMessageContaining("405");
  }
}
