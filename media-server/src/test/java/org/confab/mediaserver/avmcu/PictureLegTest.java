package org.confab.mediaserver.avmcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.mediaserver.mcu.Body;
import org.confab.mediaserver.mcu.LegInput;
import org.confab.protocol.mcu.LegMedia;
import org.confab.protocol.mcu.McuLeg;
import org.confab.protocol.rtp.MediaComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of legs: their places, their silence, their take-over. */
class PictureLegTest extends OneAvConference {
  private static final String[] VIDEO = {
    "m=video 4010 RTP/AVP 96 98",
    "a=rtpmap:96 VP8/90000",
    "a=rtpmap:98 H264/90000",
    "a=fmtp:98 profile-level-id=42e01f;packetization-mode=1",
    "a=label:main-video"
  };

  private FakePictures.FakePicture picture(int n) {
    return mcu.pictures.legs.get(n);
  }

  @Test
  void aLegWithAPictureHasAPlaceForItAndIsToldSo() {
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    assertThat(TestAvMcu.text(mcu.answers.get(0)))
        .contains("m=video 50200 RTP/AVP 96 98\r\n", "a=label:main-video", "a=rtcp:50201");
    assertThat(picture(0).parameters.orElseThrow().formats()).hasSize(2);
    assertThat(picture(0).remote.orElseThrow().rtp().getPort()).isEqualTo(4010);
    LegMedia video = told(conference).media().get(1);
    assertThat(video.label()).isEqualTo("main-video");
    assertThat(video.status()).isEqualTo("sendrecv");
    assertThat(video.filter()).contains(false);
  }

  @Test
  void withoutAPlaceForItTheSoundIsTakenAlone() {
    mcu.pictures.places = 0;
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    assertThat(TestAvMcu.text(mcu.answers.get(0))).contains("m=audio 50000", "m=video 0 ");
    assertThat(told(conference).media()).hasSize(1);
  }

  @Test
  void aNewcomerIsAskedForWhatTheOthersHave() {
    mcu.join(
        conference,
        "bob",
        TestAvMcu.offer("m=video 4010 RTP/AVP 99", "a=rtpmap:99 X-H264UC/90000"));
    mcu.join(conference, "carol", TestAvMcu.offer(VIDEO));
    assertThat(TestAvMcu.text(mcu.answers.get(1))).contains("m=video 50202 RTP/AVP 98 96\r\n");
  }

  @Test
  void aPictureIsBlockedByItselfAndTheSoundGoesOn() {
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    assertThat(conference.block(TestAvMcu.user("bob"), "{bob}", "2", true)).isTrue();
    assertThat(picture(0).hidden).isTrue();
    assertThat(leg(0).muted).isFalse();
    assertThat(told(conference).media().get(0).status()).isEqualTo("sendrecv");
    assertThat(told(conference).media().get(1).status()).isEqualTo("recvonly");
    assertThat(told(conference).media().get(1).filter()).contains(true);
    assertThat(conference.block(TestAvMcu.user("bob"), "{bob}", "1", true)).isTrue();
    assertThat(leg(0).muted).isTrue();
  }

  @Test
  void aRequestBySignallingGoesToTheRoomAndOneOfTheRoomIsSignalled() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    bob.info(mediaControl("<to_encoder><picture_fast_update/></to_encoder>"));
    assertThat(picture(0).wanted).isEqualTo(1);
    bob.info(mediaControl("<to_encoder><something_else/></to_encoder>"));
    assertThat(picture(0).wanted).isEqualTo(1);
    assertThatThrownBy(() -> bob.info(new Body("application/media_control+xml", new byte[] {1})))
        .hasMessageContaining("400");
    assertThatThrownBy(() -> bob.info(new Body("text/plain", new byte[1])))
        .hasMessageContaining("405");
    picture(0).listener.wholeWanted();
    mcu.passTime();
    assertThat(mcu.dialogs.get("bob").got)
        .anySatisfy(
            request -> {
              assertThat(request.method()).isEqualTo("INFO");
              assertThat(request.contentType()).isEqualTo("application/media_control+xml");
              assertThat(new String(request.body(), StandardCharsets.UTF_8))
                  .contains("<picture_fast_update");
            });
  }

  private static Body mediaControl(String primitive) {
    return new Body(
        "application/media_control+xml",
        ("<media_control><vc_primitive>" + primitive + "</vc_primitive></media_control>")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPictureThatIsTakenAwayRestsAndComesBackToItsPlace() {
    LegInput bob = mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    bob.invited(TestAvMcu.offer("m=video 0 RTP/AVP 96"));
    assertThat(picture(0).parameters).isEmpty();
    assertThat(told(conference).media()).hasSize(1);
    bob.invited(TestAvMcu.offer(VIDEO));
    assertThat(picture(0).parameters).isPresent();
    assertThat(mcu.pictures.legs).hasSize(1);
    bob.left();
    assertThat(picture(0).left).isTrue();
  }

  @Test
  void aPictureOfAnotherProcessGoesOnOnItsPorts() {
    mcu.engine.portsStay = true;
    mcu.pictures.portsStay = true;
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    assertThat(mcu.dialogs.get("bob").offers).isEmpty();
    assertThat(picture(1).local(MediaComponent.RTP))
        .isEqualTo(picture(0).local(MediaComponent.RTP));
    assertThat(picture(1).remote).isEqualTo(picture(0).remote);
    assertThat(told(after).media()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBlockedPictureOfAnotherProcessStaysBlocked(boolean portsStay) {
    mcu.engine.portsStay = portsStay;
    mcu.pictures.portsStay = portsStay;
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    conference.block(TestAvMcu.user("bob"), "{bob}", "2", true);
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    AvConference after = provide(1, List.of(TestAvMcu.order("bob", before)));
    if (!portsStay) {
      mcu.called.get(0).answered(TestAvMcu.offer(VIDEO).orElseThrow());
    }
    assertThat(picture(1).hidden).isTrue();
    assertThat(leg(1).muted).isFalse();
    assertThat(told(after).media().get(1).status()).isEqualTo("recvonly");
    assertThat(told(after).media().get(1).filter()).contains(true);
    after.block(TestAvMcu.user("bob"), "{bob}", "2", false);
    assertThat(picture(1).hidden).isFalse();
  }

  @Test
  void aPictureWhosePortsAreTakenIsOfferedAgain() {
    mcu.engine.portsStay = true;
    mcu.join(conference, "bob", TestAvMcu.offer(VIDEO));
    McuLeg before = conference.news().orElseThrow().members().get(0).legs().get(0);
    provide(1, List.of(TestAvMcu.order("bob", before)));
    assertThat(TestAvMcu.text(mcu.dialogs.get("bob").offers.get(0)))
        .contains("m=audio 50000 ", "m=video 50202 RTP/AVP 96 98");
  }
}
