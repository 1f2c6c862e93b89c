package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.negotiation.MediaNegotiation.Answer;
import org.confab.mediaserver.video.H264Profile;
import org.confab.mediaserver.video.VideoCodec;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.mediaserver.video.VideoFormat;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.SrtpKey;
import org.junit.jupiter.api.Test;

class PictureNegotiationTest {
  private static final String VIDEO_ALONE = "m=video 4010 RTP/AVPF 96\r\na=rtpmap:96 VP8/90000\r\n";

  private static final SrtpKey KEY = SrtpKey.of(new byte[30]);

  private boolean free = true;
  private int opened;
  private Optional<VideoCodec> liked = Optional.empty();
  private MediaNegotiation negotiation = negotiation();

  private static LocalMedium at(int port) {
    return LocalMedium.at(
        new InetSocketAddress("192.0.2.1", port),
        new InetSocketAddress("192.0.2.1", port + 1),
        KEY);
  }

  private MediaNegotiation negotiation() {
    return new MediaNegotiation(
        7,
        0,
        at(50000),
        () -> new IceCredentials("sound", "soundpasswordsoundpassword"),
        new PicturePlace() {
          @Override
          public Optional<LocalMedium> open() {
            opened++;
            return free ? Optional.of(at(50100)) : Optional.empty();
          }

          @Override
          public IceCredentials credentials() {
            return new IceCredentials("picture", "picturepasswordpicturepass");
          }

          @Override
          public Optional<VideoCodec> liked() {
            return liked;
          }
        });
  }

  private Answer answer(String offer) {
    return negotiation.answer(Descriptions.read(offer));
  }

  private static List<String> media(SessionDescription description) {
    return description.media().stream()
        .map(m -> m.kind() + " " + m.port() + " " + m.protocol() + " " + m.formats())
        .toList();
  }

  private static List<VideoCodec> codecs(Answer answer) {
    return answer.agreed().picture().orElseThrow().format().formats().stream()
        .map(VideoFormat::codec)
        .toList();
  }

  @Test
  void aCommunicatorsPictureHasPortsKeyAndIceOfItsOwn() {
    Answer answer = answer(Descriptions.COMMUNICATOR + Descriptions.COMMUNICATOR_VIDEO);
    assertThat(media(answer.description()))
        .containsExactly("audio 50000 RTP/SAVP [0, 100]", "video 50100 RTP/SAVP [98, 102]");
    MediaDescription video = answer.description().media().get(1);
    assertThat(video.attribute("fmtp")).contains("98 packetization-mode=1;mst-mode=NI-TC");
    assertThat(video.attribute("label")).contains("main-video");
    assertThat(video.attribute("rtcp")).contains("50101");
    assertThat(video.attribute("ice-ufrag")).contains("picture");
    assertThat(video.attributes("candidate")).hasSize(4).allMatch(line -> line.contains(" 501"));
    assertThat(video.attribute("crypto").orElseThrow()).startsWith("1 AES_CM_128_HMAC_SHA1_80");
    Agreed<PictureFormats> agreed = answer.agreed().picture().orElseThrow();
    assertThat(agreed.ice().orElseThrow().remote().credentials().ufrag()).isEqualTo("oF5j");
    assertThat(agreed.signalled().rtcp().getPort()).isEqualTo(50689);
    assertThat(agreed.format().feedback()).isEqualTo(VideoFeedback.NONE);
  }

  @Test
  void ofManyFormatsOfACodecThatIsTakenWhichMostCanRead() {
    Answer answer = answer(Descriptions.PHONE + Descriptions.PHONE_VIDEO);
    assertThat(media(answer.description()))
        .containsExactly("audio 50000 RTP/AVP [9, 101]", "video 50100 RTP/AVPF [104, 96]");
    MediaDescription video = answer.description().media().get(1);
    assertThat(video.attribute("fmtp"))
        .contains("104 packetization-mode=1;profile-level-id=42E01F");
    assertThat(video.attributes("rtcp-fb")).containsExactly("* nack", "* nack pli", "* ccm fir");
    PictureFormats formats = answer.agreed().picture().orElseThrow().format();
    assertThat(formats.formats().get(0).profile()).isEqualTo(H264Profile.CONSTRAINED_BASELINE);
    assertThat(formats.feedback()).isEqualTo(new VideoFeedback(true, true, true));
    assertThat(formats.kilobits()).isEqualTo(512);
  }

  private boolean takesPli(String feedback) {
    return answer(Descriptions.PHONE + VIDEO_ALONE + "a=rtcp-fb:* " + feedback + "\r\n")
        .agreed()
        .picture()
        .orElseThrow()
        .format()
        .feedback()
        .pli();
  }

  @Test
  void whoReceivesRequestsInLyncsWordsTakesThem() {
    assertThat(takesPli("x-message app send:src,x-pli recv:src,x-pli")).isTrue();
    assertThat(takesPli("x-message app recv:x-pli send:src")).isTrue();
    assertThat(takesPli("x-message app send:src,x-pli recv:src")).isFalse();
    assertThat(takesPli("x-message app recv: x-pli")).isFalse();
    assertThat(takesPli("x-message recv:x-pli")).isFalse();
  }

  @Test
  void aLongLineOfFeedbackIsReadAtOnce() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> assertThat(takesPli("x-message app " + "recv:".repeat(11_000))).isFalse());
  }

  @Test
  void whatTheOthersHaveStandsFirst() {
    liked = Optional.of(VideoCodec.VP8);
    assertThat(codecs(answer(Descriptions.PHONE + Descriptions.PHONE_VIDEO)))
        .containsExactly(VideoCodec.VP8, VideoCodec.H264);
    liked = Optional.of(VideoCodec.H264);
    assertThat(codecs(answer(Descriptions.COMMUNICATOR + Descriptions.COMMUNICATOR_VIDEO)))
        .containsExactly(VideoCodec.H264_UC, VideoCodec.VP8);
  }

  @Test
  void aPictureThatCannotBeIsDeclinedAndTheSoundGoesOn() {
    for (String video :
        List.of(
            "m=video 9 RTP/AVP 31\n",
            "m=video 9 RTP/AVP 96\na=rtpmap:96 VP9/90000\n",
            "m=video 9 RTP/AVP 96\nc=IN IP4 127.0.0.1\na=rtpmap:96 VP8/90000\n",
            "m=video 9 RTP/SAVP 96\na=rtpmap:96 VP8/90000\n",
            "m=video 0 RTP/AVP 96\na=rtpmap:96 VP8/90000\n")) {
      Answer answer = answer(Descriptions.PHONE + video);
      assertThat(answer.agreed().picture()).isEmpty();
      assertThat(answer.description().media()).hasSize(2);
      assertThat(answer.description().media().get(1).port()).isZero();
    }
  }

  @Test
  void aPlaceIsTakenForPicturesThatCanBeAloneAndOnce() {
    answer(Descriptions.PHONE + "m=video 9 RTP/AVP 31\n");
    assertThat(opened).isZero();
    free = false;
    assertThat(answer(Descriptions.PHONE + Descriptions.PHONE_VIDEO).agreed().picture()).isEmpty();
    free = true;
    answer(Descriptions.PHONE + Descriptions.PHONE_VIDEO);
    answer(Descriptions.PHONE + Descriptions.PHONE_VIDEO);
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void mediaKeepTheirPlacesInOurLaterOffers() {
    String offer =
        "m=application 9 TCP 5\n"
            + Descriptions.PHONE_VIDEO
            + Descriptions.PHONE.substring(Descriptions.PHONE.indexOf("m="))
            + "m=video 0 RTP/AVP 31\n";
    answer("c=IN IP4 192.0.2.20\n" + offer);
    assertThat(negotiation.offer().media())
        .extracting(m -> m.kind() + " " + m.port())
        .containsExactly("application 0", "video 50100", "audio 50000", "video 0");
    assertThat(negotiation.offer().media().get(1).formats()).containsExactly("104", "96");
  }

  @Test
  void aPictureIsOfferedIfItIsWanted() {
    assertThat(negotiation.offer().media()).hasSize(1);
    negotiation.wantPicture();
    SessionDescription offer = negotiation.offer();
    assertThat(media(offer))
        .containsExactly(
            "audio 50000 RTP/AVP [111, 9, 0, 8, 101, 102]", "video 50100 RTP/AVP [107, 122, 100]");
    AgreedMedia agreed =
        negotiation.accept(
            Descriptions.read(
                Descriptions.PHONE
                    + "m=video 4002 RTP/AVP 100\na=rtpmap:100 VP8/90000\na=sendonly\n"));
    assertThat(agreed.picture().orElseThrow().direction()).isEqualTo(Direction.RECVONLY);
    assertThat(negotiation.offer().media().get(1).formats()).containsExactly("100");
  }

  @Test
  void aPictureThatWasNotOfferedIsNotTakenFromAnAnswer() {
    negotiation.offer();
    assertThat(
            negotiation
                .accept(Descriptions.read(Descriptions.PHONE + Descriptions.PHONE_VIDEO))
                .picture())
        .isEmpty();
  }

  @Test
  void whatAnotherProcessHasAgreedOnIsAgreedOnAgain() {
    SessionDescription said = Descriptions.read(Descriptions.PHONE + Descriptions.PHONE_VIDEO);
    for (boolean offered : new boolean[] {true, false}) {
      negotiation = negotiation();
      assertThat(negotiation.resume(said, offered).picture()).isPresent();
      assertThat(negotiation.offer().media())
          .extracting(MediaDescription::port)
          .containsExactly(50000, 50100);
    }
  }
}
