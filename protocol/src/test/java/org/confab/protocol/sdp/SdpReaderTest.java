package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SdpReaderTest {
  private static SessionDescription read(String text) {
    return SdpReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MediaDescription audio(String... attributes) {
    return read("m=audio 4000 RTP/AVP 0\n" + String.join("\n", attributes) + "\n").media().get(0);
  }

  @Test
  void aDescriptionIsReadWholeAndWrittenInFull() {
    SessionDescription session =
        read(
            """
            v=0
            o=bob 2890844526 2890842807 IN IP4 192.0.2.4
            s=-
            i=of no interest
            c=IN IP4 192.0.2.4
            b=CT:99980
            t=0 0
            a=sendonly
            m=audio 49170/2 RTP/AVP 0 8
            c=IN IP4 192.0.2.5/127
            b=AS:64
            a=rtpmap:0 PCMU/8000
            a=ptime:20
            m=video 0 RTP/AVP 31
            """);
    assertThat(session.origin())
        .isEqualTo(new SdpOrigin("bob", 2890844526L, 2890842807L, "192.0.2.4"));
    assertThat(session.host(session.media().get(0)).orElseThrow().getHostAddress())
        .isEqualTo("192.0.2.5");
    assertThat(session.host(session.media().get(1)).orElseThrow().getHostAddress())
        .isEqualTo("192.0.2.4");
    assertThat(Direction.of(session, session.media().get(0))).isEqualTo(Direction.SENDONLY);
    assertThat(session.asString())
        .isEqualTo(
            """
            v=0
            o=bob 2890844526 2890842807 IN IP4 192.0.2.4
            s=session
            c=IN IP4 192.0.2.4
            b=CT:99980
            t=0 0
            a=sendonly
            m=audio 49170 RTP/AVP 0 8
            c=IN IP4 192.0.2.5
            b=AS:64
            a=rtpmap:0 PCMU/8000
            a=ptime:20
            m=video 0 RTP/AVP 31
            """
                .replace("\n", "\r\n"));
    assertThat(read(session.asString())).isEqualTo(session);
  }

  @Test
  void thePartForOlderPeersWithoutVersionAndTimeIsRead() {
    SessionDescription session =
        read(
            "o=- 0 0 IN IP4 127.0.0.1\r\ns=session\r\nc=IN IP4 127.0.0.1\r\nm=audio 0 RTP/AVP\r\n");
    assertThat(session.media()).hasSize(1);
    assertThat(session.media().get(0).formats()).isEmpty();
    assertThat(session.asString()).contains("v=0\r\n").contains("t=0 0\r\n");
  }

  @Test
  void anOriginWithoutAllItsFieldsDoesNoHarm() {
    assertThat(read("o=- 0 0\nm=audio 1 RTP/AVP 0\n").origin())
        .isEqualTo(new SdpOrigin("-", 0, 0, "0.0.0.0"));
    assertThat(read("o=x 18446744073709551615 y IN IP4 h\nm=audio 1 RTP/AVP 0\n").origin())
        .isEqualTo(new SdpOrigin("x", -1, 0, "h"));
    assertThat(new SdpOrigin("x", -1, 0, "h").asString())
        .isEqualTo("x 18446744073709551615 0 IN IP4 h");
  }

  @Test
  void aZoneOfThisMachineIsNotTold() throws java.net.UnknownHostException {
    byte[] linkLocal = new byte[16];
    linkLocal[0] = (byte) 0xfe;
    linkLocal[1] = (byte) 0x80;
    linkLocal[15] = 1;
    java.net.InetAddress host = java.net.Inet6Address.getByAddress("", linkLocal, 1);
    assertThat(SdpOrigin.of(1, 2, host).asString()).isEqualTo("- 1 2 IN IP6 fe80:0:0:0:0:0:0:1");
  }

  @Test
  void whatIsTooMuchOrNoMediumIsRefused() {
    for (String bad :
        List.of(
            "m=audio\n",
            "m=audio x RTP/AVP 0\n",
            "m=audio 65536 RTP/AVP 0\n",
            "m=audio -1 RTP/AVP 0\n",
            "m= 1 RTP/AVP 0\n",
            "m=audio 1 RTP/AVP 0\u0001\n",
            "m=au\u0001dio 1 RTP/AVP 0\n",
            "m=audio 1 RTP\u0000/AVP 0\nm=video 2 RTP/AVP 34\n",
            "m=audio 1 RTP/AVP 0\n".repeat(SdpReader.MAX_MEDIA + 1),
            "\n".repeat(SdpReader.MAX_LINES + 1),
            "a=x:" + "y".repeat(SdpReader.MAX_BYTES))) {
      assertThatThrownBy(() -> read(bad)).isInstanceOf(MalformedSdp.class);
    }
  }

  @Test
  void aLineCannotBeSmuggledIn() {
    assertThatThrownBy(() -> new SdpAttribute("a", "b\r\nm=x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SdpAttribute("a:b", ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MediaDescription.of("audio", 1, "RTP AVP", List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> read("m=audio 1 RTP/AVP 0\na=x:\u0001\n"))
        .isInstanceOf(MalformedSdp.class);
  }

  @Test
  void hostsAreNeverLookedUp() {
    SessionDescription session = read("c=IN IP4 localhost\nm=audio 1 RTP/AVP 0\n");
    assertThat(session.host(session.media().get(0))).isEmpty();
  }

  @Test
  void candidatesOfBothSpellingsOfTcpAreRead() {
    List<IceCandidate> candidates =
        IceCandidate.of(
            audio(
                "a=candidate:1 1 UDP 2028994815 127.1.0.1 34853 typ host ",
                "a=candidate:2 1 TCP-ACT 1013580031 127.1.0.1 45999 typ host ",
                "a=candidate:3 1 TCP-PASS 6556159 192.0.2.1 443 typ relay raddr 192.0.2.1 rport 9",
                "a=candidate:4 1 tcp 99 2001:db8::1 9 typ srflx raddr :: rport 0 tcptype active",
                "a=candidate:5 1 UDP 1 not.an.address 9 typ host",
                "a=candidate:6 1 UDP 1 192.0.2.1 9 typ marsian",
                "a=x-candidate-ipv6:3 1 UDP 33553407 2001:db8::2 2936 typ host"));
    assertThat(candidates)
        .extracting(IceCandidate::transport)
        .containsExactly(
            IceCandidate.Transport.UDP,
            IceCandidate.Transport.MS_TCP_ACTIVE,
            IceCandidate.Transport.MS_TCP_PASSIVE,
            IceCandidate.Transport.TCP_ACTIVE);
    assertThat(candidates.get(0).attribute())
        .isEqualTo(new SdpAttribute("candidate", "1 1 UDP 2028994815 127.1.0.1 34853 typ host"));
    assertThat(candidates.get(2).type()).isEqualTo(IceCandidate.Type.RELAY);
  }

  @Test
  void candidatesOfDraft6AreToldApart() {
    assertThat(
            IceCandidate.isDraft6(
                audio(
                    "a=candidate:Ixfc5jKTzmzQ8+YyFKIjB2oCGkaPmgbywFhQd3cHI+Y 1"
                        + " uc+FMSPb8XOfXDCDNRsvvg UDP 0.830 127.1.0.1 42279")))
        .isTrue();
    assertThat(IceCandidate.isDraft6(audio("a=candidate:1 1 UDP 1 127.0.0.1 1 typ host")))
        .isFalse();
    assertThat(IceCandidate.isDraft6(audio())).isFalse();
  }

  @Test
  void moreCandidatesThanTheLimitArePassedOver() {
    String[] many = new String[IceCandidate.MAX_PER_MEDIUM + 5];
    java.util.Arrays.fill(many, "a=candidate:1 1 UDP 1 127.0.0.1 1 typ host");
    assertThat(IceCandidate.of(audio(many))).hasSize(IceCandidate.MAX_PER_MEDIUM);
  }

  @Test
  void aHostCandidateHasThePriorityOfItsRank() {
    InetSocketAddress address = new InetSocketAddress("127.0.0.1", 9);
    assertThat(IceCandidate.host("1", 1, 65535, address).priority()).isEqualTo(2130706431L);
    assertThat(IceCandidate.host("1", 2, 65533, address).priority()).isEqualTo(2130705918L);
  }

  @Test
  void remoteCandidatesAreReadAsWritten() {
    RemoteCandidates chosen =
        RemoteCandidates.of(audio("a=remote-candidates:1 127.1.0.1 53270 2 127.1.0.1 57279 "))
            .orElseThrow();
    assertThat(chosen.addresses())
        .isEqualTo(
            Map.of(
                1, new InetSocketAddress("127.1.0.1", 53270),
                2, new InetSocketAddress("127.1.0.1", 57279)));
    assertThat(chosen.attribute().value()).isEqualTo("1 127.1.0.1 53270 2 127.1.0.1 57279");
    assertThat(RemoteCandidates.of(audio("a=remote-candidates:1 127.1.0.1"))).isEmpty();
    assertThat(RemoteCandidates.of(audio("a=remote-candidates:x 127.1.0.1 1"))).isEmpty();
  }

  @Test
  void payloadTypesHaveTheMeaningThatIsToldOrTheirOwn() {
    MediaDescription medium =
        read("""
        m=audio 4000 RTP/AVP 0 101 99 8 x 98 97
        a=rtpmap:101 telephone-event/8000
        a=rtpmap:8 pcma/8000/1
        a=rtpmap:98
        a=rtpmap:97 A/x
        """)
            .media()
            .get(0);
    assertThat(RtpMap.of(medium))
        .containsExactly(
            new RtpMap(0, "PCMU", 8000),
            new RtpMap(101, "telephone-event", 8000),
            new RtpMap(8, "pcma", 8000));
  }

  @Test
  void rtcpGoesWhereItsLineSaysOrToTheNextPort() {
    java.net.InetAddress host = new InetSocketAddress("192.0.2.1", 1).getAddress();
    assertThat(RtcpAddress.of(audio(), host)).isEqualTo(new InetSocketAddress("192.0.2.1", 4001));
    assertThat(RtcpAddress.of(audio("a=rtcp:58000"), host))
        .isEqualTo(new InetSocketAddress("192.0.2.1", 58000));
    assertThat(RtcpAddress.of(audio("a=rtcp:7 IN IP4 192.0.2.9"), host))
        .isEqualTo(new InetSocketAddress("192.0.2.9", 7));
    assertThat(RtcpAddress.of(audio("a=rtcp:nonsense"), host).getPort()).isEqualTo(4001);
  }

  @Test
  void credentialsOfTheSessionHoldForAMediumWithout() {
    SessionDescription session =
        read(
            "a=ice-ufrag:XY5Z\na=ice-pwd:EyDxH5JitPHiQvD8MxGJF+\nm=audio 1 RTP/AVP 0\n"
                + "m=video 1 RTP/AVP 0\na=ice-ufrag:own\na=ice-pwd:other\n");
    assertThat(IceCredentials.of(session, session.media().get(0)))
        .contains(new IceCredentials("XY5Z", "EyDxH5JitPHiQvD8MxGJF+"));
    assertThat(IceCredentials.of(session, session.media().get(1)))
        .contains(new IceCredentials("own", "other"))
        .hasValueSatisfying(own -> assertThat(own.toString()).doesNotContain("other"));
    SessionDescription strange = read("m=audio 1 RTP/AVP 0\na=ice-ufrag:a b\na=ice-pwd:c\n");
    assertThatThrownBy(() -> IceCredentials.of(strange, strange.media().get(0)))
        .isInstanceOf(MalformedSdp.class);
  }

  @Test
  void directionsTurnRound() {
    assertThat(Direction.SENDONLY.reversed()).isEqualTo(Direction.RECVONLY);
    assertThat(Direction.SENDRECV.and(Direction.RECVONLY)).isEqualTo(Direction.RECVONLY);
    assertThat(Direction.SENDONLY.and(Direction.RECVONLY)).isEqualTo(Direction.INACTIVE);
  }
}
