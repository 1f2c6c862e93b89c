package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.negotiation.MediaNegotiation.Answer;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.SrtpKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaNegotiationTest {
  private static final SrtpKey KEY = SrtpKey.of(new byte[30]);
  private static final String CRYPTO =
      "AES_CM_128_HMAC_SHA1_80 inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|2^31";

  private final Iterator<IceCredentials> fresh =
      List.of(
              new IceCredentials("first", "firstpasswordfirstpassword"),
              new IceCredentials("second", "secondpasswordsecondpassword"))
          .iterator();
  private final MediaNegotiation negotiation =
      new MediaNegotiation(7, 0, place(50000), fresh::next, PicturePlace.NONE);

  private static LocalMedium place(int port) {
    return LocalMedium.at(
        new InetSocketAddress("192.0.2.1", port),
        new InetSocketAddress("192.0.2.1", port + 1),
        KEY);
  }

  private static void refused(Refusal why, Runnable what) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            DescriptionRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  private static String lines(SessionDescription description) {
    return description.asString().replace("\r\n", "\n");
  }

  private Answer answer(String offer) {
    return negotiation.answer(Descriptions.read(offer));
  }

  @Test
  void aCommunicatorGetsAnAnswerWithKeyAndCandidates() {
    Answer answer = answer(Descriptions.COMMUNICATOR);
    assertThat(lines(answer.description()))
        .isEqualTo(
            """
            v=0
            o=- 7 0 IN IP4 192.0.2.1
            s=session
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 50000 RTP/SAVP 0 100
            a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host
            a=candidate:1 2 UDP 2130706430 192.0.2.1 50001 typ host
            a=candidate:2 1 TCP-PASS 1520435199 192.0.2.1 50000 typ host
            a=candidate:2 2 TCP-PASS 1520435198 192.0.2.1 50001 typ host
            a=crypto:1 %s
            a=rtpmap:0 PCMU/8000
            a=rtpmap:100 telephone-event/8000
            a=fmtp:100 0-16
            a=ptime:20
            a=rtcp:50001
            a=ice-ufrag:first
            a=ice-pwd:firstpasswordfirstpassword
            """
                .formatted(CRYPTO));
    Agreed<AudioFormat> agreed = answer.agreed().sound();
    assertThat(agreed.format().codec()).isEqualTo(AudioCodec.PCMU);
    assertThat(agreed.format().telephoneEvent()).hasValue(100);
    assertThat(agreed.protection().orElseThrow().theirs().keying().key().asBase64())
        .startsWith("S3s8ZbY6");
    assertThat(agreed.signalled().rtcp()).isEqualTo(new InetSocketAddress("127.1.0.1", 58000));
    AgreedIce ice = agreed.ice().orElseThrow();
    assertThat(ice.controlling()).isFalse();
    assertThat(ice.restarted()).isTrue();
    assertThat(ice.remote().microsoft()).isTrue();
    assertThat(ice.remote().credentials().ufrag()).isEqualTo("XY5Z");
    assertThat(ice.remote().candidates()).hasSize(6);
    assertThat(AudioFormat.parameters(agreed).ours()).isPresent();
  }

  @Test
  void aPlainPhoneGetsAPlainAnswer() {
    Answer answer = answer(Descriptions.PHONE);
    assertThat(lines(answer.description()))
        .endsWith(
            """
            m=audio 50000 RTP/AVP 9 101
            a=rtpmap:9 G722/8000
            a=rtpmap:101 telephone-event/8000
            a=fmtp:101 0-16
            a=ptime:20
            a=rtcp:50001
            """);
    assertThat(answer.agreed().sound().ice()).isEmpty();
    assertThat(answer.agreed().sound().protection()).isEmpty();
    assertThat(answer.agreed().sound().signalled().rtcp())
        .isEqualTo(new InetSocketAddress("192.0.2.20", 10031));
    assertThat(AudioFormat.parameters(answer.agreed().sound()).telephoneEvent()).hasValue(101);
  }

  @Test
  void otherMediaAreDeclinedInTheirOrder() {
    String offer =
        Descriptions.PHONE.replace(
                "m=audio", "m=video 4778 RTP/AVP 122 121\na=rtpmap:122 X-H264UC/90000\nm=audio")
            + "m=applicationsharing 5 TCP/RTP/AVP 127\nm=audio 6 RTP/AVP 0\n";
    assertThat(answer(offer).description().media())
        .extracting(m -> m.kind() + " " + m.port() + " " + m.formats())
        .containsExactly(
            "video 0 [122, 121]",
            "audio 50000 [9, 101]",
            "applicationsharing 0 [127]",
            "audio 0 [0]");
  }

  @Test
  void afterIceTheChosenCandidatesAloneAreTold() {
    answer(Descriptions.COMMUNICATOR);
    String second =
        Descriptions.COMMUNICATOR
                .replaceAll("a=candidate:[23].*\n", "")
                .replace("RTP/AVP", "RTP/SAVP")
            + "a=remote-candidates:1 192.0.2.1 50000 2 192.0.2.1 50001 \n";
    Answer answer = answer(second);
    assertThat(lines(answer.description()))
        .contains("o=- 7 1 IN IP4")
        .contains("a=remote-candidates:1 127.1.0.1 34853 2 127.1.0.1 58000\n")
        .contains("a=ice-ufrag:first\n")
        .contains("m=audio 50000 RTP/SAVP");
    AgreedIce ice = answer.agreed().sound().ice().orElseThrow();
    assertThat(ice.restarted()).isFalse();
    assertThat(ice.remote().chosen()).isPresent();
    assertThat(lines(answer(second).description())).contains("o=- 7 1 IN IP4");
  }

  @Test
  void aNewUserNameRestartsIce() {
    answer(Descriptions.COMMUNICATOR);
    Answer answer = answer(Descriptions.COMMUNICATOR.replace("XY5Z", "Wxyz"));
    assertThat(answer.agreed().sound().ice().orElseThrow().restarted()).isTrue();
    assertThat(answer.agreed().sound().ice().orElseThrow().local().ufrag()).isEqualTo("second");
    assertThat(lines(answer.description())).contains("a=ice-ufrag:second\n");
  }

  @Test
  void aPeerThatMakesNoChecksIsControlled() {
    Answer answer = answer(Descriptions.COMMUNICATOR.replace("t=0 0\n", "t=0 0\na=ice-lite\n"));
    assertThat(answer.agreed().sound().ice().orElseThrow().controlling()).isTrue();
  }

  @Test
  void eachWayToHoldIsAnswered() {
    for (String[] row :
        new String[][] {
          {"a=inactive\n", "INACTIVE"}, {"a=sendonly\n", "RECVONLY"}, {"a=recvonly\n", "SENDONLY"}
        }) {
      Answer answer = answer(Descriptions.PHONE.replace("a=sendrecv\n", row[0]));
      assertThat(answer.agreed().sound().direction()).isEqualTo(Direction.valueOf(row[1]));
      assertThat(lines(answer.description()))
          .contains("a=" + row[1].toLowerCase(java.util.Locale.ROOT) + "\n");
    }
    Answer zeros = answer(Descriptions.PHONE.replace("c=IN IP4 192.0.2.20", "c=IN IP4 0.0.0.0"));
    assertThat(zeros.agreed().sound().direction()).isEqualTo(Direction.RECVONLY);
    assertThat(answer(Descriptions.PHONE).agreed().sound().direction())
        .isEqualTo(Direction.SENDRECV);
  }

  @Test
  void aWishOfThisSideIsToldToo() {
    negotiation.wish(Direction.RECVONLY);
    assertThat(answer(Descriptions.PHONE).agreed().sound().direction())
        .isEqualTo(Direction.RECVONLY);
    assertThat(lines(negotiation.offer())).contains("a=recvonly\n");
  }

  @Test
  void aKeyWithoutIdentifierIsPreferredAndItsTagAnswered() {
    String offer =
        Descriptions.COMMUNICATOR.replace(
            "a=crypto:1 ",
            "a=cryptoscale:1 client AES_CM_128_HMAC_SHA1_80 inline:x|2^31|1:1\n"
                + "a=crypto:2 AES_CM_128_HMAC_SHA1_80"
                + " inline:I3s8ZbY6i8u5IIS6MsBeyoZFg3mn1iRROArXt8DK|2^31|1:1\na=crypto:3 ");
    Answer answer = answer(offer);
    assertThat(lines(answer.description())).contains("a=crypto:3 " + CRYPTO + "\n");
    assertThat(answer.agreed().sound().protection().orElseThrow().theirs().tag()).isEqualTo(3);
  }

  @Test
  void encryptionFollowsWhatTheOfferSays() {
    assertThat(answer(Descriptions.COMMUNICATOR + "a=encryption:rejected\n").description().media())
        .extracting(m -> m.protocol())
        .containsExactly("RTP/AVP");
    refused(Refusal.NO_ENCRYPTION, () -> answer(Descriptions.PHONE.replace("RTP/AVP", "RTP/SAVP")));
    refused(Refusal.NO_ENCRYPTION, () -> answer(Descriptions.PHONE + "a=encryption:required\n"));
    String feedback = Descriptions.COMMUNICATOR.replace("RTP/AVP", "RTP/SAVPF");
    assertThat(answer(feedback).description().media().get(0).protocol()).isEqualTo("RTP/SAVPF");
  }

  @Test
  void aConnectionThatWasChosenIsAnsweredAsOne() {
    String chosen =
        Descriptions.COMMUNICATOR
                .replaceAll("a=candidate:\\S+ \\d UDP.*\n", "")
                .replace("RTP/AVP", "TCP/RTP/SAVP")
            + "a=remote-candidates:1 192.0.2.1 50000 2 192.0.2.1 50001\n";
    assertThat(lines(answer(chosen).description()))
        .contains(
            "m=audio 50000 TCP/RTP/SAVP ",
            "a=candidate:2 1 TCP-PASS 1520435199 192.0.2.1 50000 typ host\n",
            "a=remote-candidates:1 127.1.0.1 45999 2 127.1.0.1 45999\n")
        .doesNotContain(" UDP ");
  }

  @Test
  void whatIsNotTakenIsRefusedWithItsReason() {
    refused(Refusal.OLD_ICE, () -> answer(Descriptions.DRAFT6));
    refused(Refusal.NO_AUDIO, () -> answer("m=video 5 RTP/AVP 31\n"));
    refused(Refusal.NO_AUDIO, () -> answer("c=IN IP4 192.0.2.1\nm=audio 0 RTP/AVP 0\n"));
    refused(Refusal.NO_AUDIO, () -> answer("c=IN IP4 192.0.2.1\nm=audio 9 TCP/RTP/AVP 0\n"));
    refused(
        Refusal.NO_CODEC,
        () -> answer("c=IN IP4 192.0.2.1\nm=audio 9 RTP/AVP 96\na=rtpmap:96 SILK/16000\n"));
    refused(Refusal.NO_ADDRESS, () -> answer("c=IN IP4 a.name\nm=audio 9 RTP/AVP 0\n"));
    for (String strange :
        List.of(
            "IP4 127.0.0.1",
            "IP4 127.8.9.10",
            "IP4 224.0.0.251",
            "IP4 239.1.2.3",
            "IP4 255.255.255.255",
            "IP4 169.254.1.2",
            "IP6 ::1",
            "IP6 ::ffff:127.0.0.1",
            "IP6 ff02::1",
            "IP6 fe80::1")) {
      refused(Refusal.STRANGE_ADDRESS, () -> answer("c=IN " + strange + "\nm=audio 9 RTP/AVP 0\n"));
      refused(
          Refusal.STRANGE_ADDRESS,
          () -> answer(Descriptions.PHONE + "a=rtcp:9 IN " + strange + "\n"));
    }
    assertThat(answer(Descriptions.PHONE).agreed().sound().signalled().rtp().getPort())
        .isPositive();
    assertThat(Refusal.OLD_ICE.diagnostic().id()).isEqualTo(7008);
  }

  @Test
  void aRefusedOfferChangesNothing() {
    answer(Descriptions.COMMUNICATOR);
    refused(
        Refusal.NO_CODEC,
        () ->
            answer(
                Descriptions.COMMUNICATOR
                    .replace("XY5Z", "Wxyz")
                    .replaceAll("m=audio.*", "m=audio 34853 RTP/AVP 97")));
    assertThat(answer(Descriptions.COMMUNICATOR).agreed().sound().ice().orElseThrow().restarted())
        .isFalse();
  }

  @Test
  void ourOfferHasAllThatWeSpeak() {
    assertThat(lines(negotiation.offer()))
        .endsWith(
            """
            m=audio 50000 RTP/AVP 111 9 0 8 101 102
            a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host
            a=candidate:1 2 UDP 2130706430 192.0.2.1 50001 typ host
            a=crypto:1 %s
            a=rtpmap:111 opus/48000/2
            a=rtpmap:9 G722/8000
            a=rtpmap:0 PCMU/8000
            a=rtpmap:8 PCMA/8000
            a=rtpmap:101 telephone-event/8000
            a=rtpmap:102 telephone-event/48000
            a=fmtp:111 useinbandfec=1
            a=fmtp:101 0-16
            a=fmtp:102 0-16
            a=ptime:20
            a=rtcp:50001
            a=ice-ufrag:first
            a=ice-pwd:firstpasswordfirstpassword
            """
                .formatted(CRYPTO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 8|-|PCMU",
        "8 0 9|-|G722",
        "8 0 117|rtpmap:117 G722/8000/2|PCMA",
        "0 120|rtpmap:120 opus/48000/2|OPUS",
        "0 120|rtpmap:120 Opus/48000|PCMU",
        "0 120|rtpmap:120 opus/16000/2|PCMU",
        "9 120|rtpmap:120 opus/48000/2!fmtp:120 stereo=1; maxplaybackrate=8000|G722",
        "8 120|rtpmap:120 opus/48000/2!fmtp:120 maxplaybackrate=8000|PCMA",
        "8 120|rtpmap:120 opus/48000/2!fmtp:120 maxplaybackrate=16000;useinbandfec=1|OPUS",
        "5 8 0|rtpmap:5 opus/48000/2|PCMA",
      })
  void theBestCodecThatBothHaveIsTaken(String types, String lines, AudioCodec taken) {
    String offer =
        "v=0\nc=IN IP4 192.0.2.9\nm=audio 9000 RTP/AVP "
            + types
            + "\na="
            + lines.replace("!", "\na=");
    assertThat(answer(offer + "\n").agreed().sound().format().codec()).isEqualTo(taken);
  }

  @Test
  void opusKeepsTheNumberOfTheOfferAndItsEventsTheirClock() {
    Answer answer = answer(Descriptions.COMMUNICATOR.replace("96 OPUS/48000", "96 opus/48000/2"));
    assertThat(lines(answer.description()))
        .contains(
            """
            a=rtpmap:96 opus/48000/2
            a=rtpmap:98 telephone-event/48000
            a=fmtp:96 useinbandfec=1
            a=fmtp:98 0-16
            """);
    Agreed<AudioFormat> agreed = answer.agreed().sound();
    assertThat(AudioFormat.parameters(agreed).sentType()).isEqualTo(96);
    assertThat(AudioFormat.parameters(agreed).eventClock()).isEqualTo(48_000);
  }

  @Test
  void aCodecForWhichThereIsNoPlaceIsNeitherOfferedNorTaken() {
    MediaNegotiation full =
        new MediaNegotiation(
            7, 0, place(50000), fresh::next, PicturePlace.NONE, codec -> !codec.costly());
    assertThat(lines(full.offer())).contains("m=audio 50000 RTP/AVP 9 0 8 101\n");
    assertThat(full.answer(Descriptions.read(Descriptions.COMMUNICATOR)).agreed().sound().format())
        .extracting(AudioFormat::codec)
        .isEqualTo(AudioCodec.PCMU);
  }

  @Test
  void anAnswerToOurOfferIsTaken() {
    negotiation.offer();
    Agreed<AudioFormat> agreed =
        negotiation
            .accept(Descriptions.read(Descriptions.COMMUNICATOR.replace("RTP/AVP", "RTP/SAVP")))
            .sound();
    assertThat(agreed.ice().orElseThrow().controlling()).isTrue();
    assertThat(agreed.protection()).isPresent();
    assertThat(agreed.format().telephoneEvent()).hasValue(100);
    assertThat(lines(negotiation.offer())).contains("m=audio 50000 RTP/SAVP 0 100\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a=crypto:2 AES_CM_128_HMAC_SHA1_80 ", "a=crypto:1 AES_CM_128_HMAC_SHA1_32 "})
  void anAnswerWithALineThatWasNotOfferedIsRefused(String other) {
    negotiation.offer();
    String answer =
        Descriptions.COMMUNICATOR
            .replace("RTP/AVP", "RTP/SAVP")
            .replace("a=crypto:1 AES_CM_128_HMAC_SHA1_80 ", other);
    refused(Refusal.NO_ENCRYPTION, () -> negotiation.accept(Descriptions.read(answer)));
  }

  @Test
  void ofTheSuitesOfAnOfferAStrongOneIsTakenAsTheOfferPrefers() {
    String weak =
        "a=crypto:4 AES_CM_128_HMAC_SHA1_32"
            + " inline:I3s8ZbY6i8u5IIS6MsBeyoZFg3mn1iRROArXt8DK|2^31\n";
    String modern = "a=crypto:5 AEAD_AES_128_GCM inline:I3s8ZbY6i8u5IIS6MsBeyoZFg3mn1iRROArXtw==\n";
    String offer = Descriptions.COMMUNICATOR.replace("a=crypto:1 ", weak + modern + "a=crypto:1 ");
    MediaNegotiation.Answer answer = negotiation.answer(Descriptions.read(offer));
    assertThat(lines(answer.description()))
        .containsPattern("a=crypto:5 AEAD_AES_128_GCM inline:[A-Za-z0-9+/]{38}==\\|2\\^31\n");
    assertThat(lines(negotiation.offer())).contains("a=crypto:1 AEAD_AES_128_GCM ");
    String less = Descriptions.COMMUNICATOR.replace("a=crypto:1 ", weak + "a=crypto:1 ");
    assertThat(lines(answer(less).description())).contains("a=crypto:1 AES_CM_128_HMAC_SHA1_80 ");
  }

  @Test
  void aPhoneMayDeclineKeysAndIceOfOurOffer() {
    negotiation.offer();
    Agreed<AudioFormat> agreed = negotiation.accept(Descriptions.read(Descriptions.PHONE)).sound();
    assertThat(agreed.ice()).isEmpty();
    assertThat(agreed.protection()).isEmpty();
    assertThat(lines(negotiation.offer()))
        .contains("o=- 7 1 ")
        .contains("m=audio 50000 RTP/AVP 9 101\n")
        .doesNotContain("crypto")
        .doesNotContain("ice-");
    refused(
        Refusal.NO_AUDIO,
        () -> negotiation.accept(Descriptions.read("c=IN IP4 192.0.2.1\nm=audio 0 RTP/AVP 0\n")));
  }
}
