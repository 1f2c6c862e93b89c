package org.confab.mediaserver.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.confab.mediaserver.negotiation.MediaNegotiation.Answer;
import org.confab.protocol.sdp.CertificateFingerprint;
import org.confab.protocol.sdp.Direction;
import org.confab.protocol.sdp.IceCredentials;
import org.confab.protocol.sdp.SessionDescription;
import org.confab.protocol.srtp.SrtpKey;
import org.junit.jupiter.api.Test;

/** Peers whose keys come by a handshake, all over one port. */
class WebRtcNegotiationTest {
  private static final CertificateFingerprint OURS =
      CertificateFingerprint.of("ours".getBytes(StandardCharsets.US_ASCII));
  private static final CertificateFingerprint THEIRS =
      CertificateFingerprint.of("theirs".getBytes(StandardCharsets.US_ASCII));

  private final Iterator<IceCredentials> fresh =
      List.of(
              new IceCredentials("first", "firstpasswordfirstpassword"),
              new IceCredentials("second", "secondpasswordsecondpassword"))
          .iterator();
  private final MediaNegotiation negotiation = negotiation(place().showing(OURS));

  private static LocalMedium place() {
    return LocalMedium.at(
        new InetSocketAddress("192.0.2.1", 50000),
        new InetSocketAddress("192.0.2.1", 50001),
        SrtpKey.of(new byte[30]));
  }

  private MediaNegotiation negotiation(LocalMedium place) {
    return new MediaNegotiation(7, 0, place, fresh::next, PicturePlace.NONE);
  }

  /** A browser's, without the many lines that matter to nobody here. */
  private static String browser() {
    return """
    v=0
    o=- 4611731400430051336 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE voice face
    a=extmap-allow-mixed
    a=msid-semantic: WMS stream
    m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 110
    c=IN IP4 0.0.0.0
    a=rtcp:9 IN IP4 0.0.0.0
    a=candidate:1 1 udp 2122260223 0aa7cf0d.local 54400 typ host generation 0 network-id 1
    a=candidate:2 1 udp 2122260222 198.51.100.7 54401 typ host generation 0 network-id 2
    a=candidate:3 1 tcp 1518280447 198.51.100.7 9 typ host tcptype active generation 0
    a=ice-ufrag:theirs
    a=ice-pwd:theirpasswordtheirpassword
    a=ice-options:trickle
    a=fingerprint:%s
    a=setup:actpass
    a=mid:voice
    a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
    a=sendrecv
    a=rtcp-mux
    a=rtcp-rsize
    a=rtpmap:111 opus/48000/2
    a=rtcp-fb:111 transport-cc
    a=rtpmap:0 PCMU/8000
    a=rtpmap:8 PCMA/8000
    a=rtpmap:110 telephone-event/48000
    a=end-of-candidates
    m=video 9 UDP/TLS/RTP/SAVPF 96
    c=IN IP4 0.0.0.0
    a=ice-ufrag:theirs
    a=ice-pwd:theirpasswordtheirpassword
    a=fingerprint:%s
    a=setup:actpass
    a=mid:face
    a=rtcp-mux
    a=rtpmap:96 AV1/90000
    """
        .replace("111 0 8", "0 8")
        .formatted(THEIRS.asString(), THEIRS.asString());
  }

  private Answer answer(UnaryOperator<String> change) {
    return negotiation.answer(Descriptions.read(change.apply(browser())));
  }

  private static String lines(SessionDescription description) {
    return description.asString().replace("\r\n", "\n");
  }

  private void refused(UnaryOperator<String> change) {
    assertThatThrownBy(() -> answer(change))
        .isInstanceOfSatisfying(
            DescriptionRefused.class,
            refused -> assertThat(refused.why()).isEqualTo(Refusal.NO_ENCRYPTION));
  }

  @Test
  void aBrowserGetsAnAnswerWithFingerprintOverOnePort() {
    assertThat(lines(answer(same -> same).description()))
        .isEqualTo(
            """
            v=0
            o=- 7 0 IN IP4 192.0.2.1
            s=session
            c=IN IP4 192.0.2.1
            t=0 0
            a=group:BUNDLE voice
            m=audio 50000 UDP/TLS/RTP/SAVPF 0
            a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host
            a=candidate:2 1 TCP 1520435199 192.0.2.1 50000 typ host tcptype passive
            a=fingerprint:%s
            a=setup:active
            a=rtpmap:0 PCMU/8000
            a=ptime:20
            a=sendrecv
            a=rtcp:50000
            a=rtcp-mux
            a=ice-ufrag:first
            a=ice-pwd:firstpasswordfirstpassword
            a=mid:voice
            m=video 0 UDP/TLS/RTP/SAVPF 96
            a=mid:face
            """
                .formatted(OURS.asString()));
  }

  @Test
  void whatIsAgreedOnHasNoKeysBeforeTheHandshakeAndIsNotOnHold() {
    Agreed<AudioFormat> agreed = answer(same -> same).agreed().sound();
    assertThat(agreed.protection()).isEmpty();
    assertThat(agreed.dtls()).contains(new AgreedDtls(List.of(THEIRS), true, "UDP/TLS/RTP/SAVPF"));
    assertThat(agreed.direction()).isEqualTo(Direction.SENDRECV);
    assertThat(agreed.signalled().shared()).isTrue();
    assertThat(agreed.ice().orElseThrow().remote().candidates()).hasSize(2);
  }

  @Test
  void whoBeginsIsWaitedFor() {
    Answer answer = answer(it -> it.replace("setup:actpass", "setup:active"));
    assertThat(lines(answer.description())).contains("a=setup:passive\n");
    assertThat(answer.agreed().sound().dtls().orElseThrow().active()).isFalse();
  }

  @Test
  void aHandshakeNeedsAFingerprintAndOnePortAndACertificateOfOurs() {
    refused(it -> it.replace("a=fingerprint", "a=nothing"));
    refused(it -> it.replace("sha-256", "sha-1"));
    refused(it -> it.replace("a=rtcp-mux", "a=nothing"));
    refused(it -> it.replace("setup:actpass", "setup:holdconn"));
    assertThatThrownBy(() -> negotiation(place()).answer(Descriptions.read(browser())))
        .isInstanceOf(DescriptionRefused.class);
  }

  @Test
  void keysInTheDescriptionCountMoreUnlessTheProfileSaysOtherwise() {
    String line =
        "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:"
            + "S3s8ZbY6i8u5IIS6MsBeyoZFg3mn1iRROArXt8DK|2^31\na=mid:voice";
    Answer both =
        answer(it -> it.replace("a=mid:voice", line).replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF"));
    assertThat(both.agreed().sound().dtls()).isEmpty();
    assertThat(both.agreed().sound().protection()).isPresent();
    Answer handshake = answer(it -> it.replace("a=mid:voice", line));
    assertThat(handshake.agreed().sound().dtls()).isPresent();
    assertThat(lines(handshake.description())).doesNotContain("a=crypto");
  }

  @Test
  void anOlderBrowserNamesTheProfileWithoutItsTransport() {
    Answer answer = answer(it -> it.replace("UDP/TLS/RTP/SAVPF", "RTP/SAVPF"));
    assertThat(lines(answer.description())).contains("m=audio 50000 RTP/SAVPF 0\n");
    assertThat(answer.agreed().sound().dtls()).isPresent();
  }

  @Test
  void whatWasAgreedIsOfferedAgain() {
    answer(same -> same);
    assertThat(lines(negotiation.offer()))
        .contains(
            "a=group:BUNDLE voice\n",
            "m=audio 50000 UDP/TLS/RTP/SAVPF 0\n",
            "a=fingerprint:" + OURS.asString() + "\n",
            "a=setup:actpass\n",
            "a=rtcp-mux\n",
            "a=mid:voice\n")
        .doesNotContain(" 50001 ", "a=crypto");
    Agreed<AudioFormat> accepted =
        negotiation
            .accept(Descriptions.read(browser().replace("setup:actpass", "setup:passive")))
            .sound();
    assertThat(accepted.dtls().orElseThrow().active()).isTrue();
    assertThat(accepted.dtls().orElseThrow().theirs()).containsExactly(THEIRS);
  }

  @Test
  void onePortIsAgreedOnWithoutHandshakeToo() {
    Answer answer =
        negotiation.answer(Descriptions.read(Descriptions.COMMUNICATOR + "a=rtcp-mux\n"));
    assertThat(lines(answer.description()))
        .contains("a=rtcp:50000\na=rtcp-mux\n")
        .doesNotContain("50001", "a=group", "a=mid");
  }

  @Test
  void aMediumInNoBundleIsAnsweredWithoutOne() {
    Answer answer = answer(it -> it.replace("BUNDLE voice face", "BUNDLE face"));
    assertThat(answer.description().attribute("group")).isEmpty();
  }
}
