package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.Mutations;

/** Candidates of RFC 5245 and draft 19 in the spellings of clients, and those of draft 6. */
public final class CandidateTarget {
  private CandidateTarget() {}

  /** Lines of one medium. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes("ice-candidate", IceCandidate.class, RtcpAddress.class)
        .seeds(lines())
        .refusing(MalformedSdp.class)
        .holds(CandidateTarget::check);
  }

  static List<byte[]> lines() {
    return Mutations.texts(
        "a=candidate:1 1 UDP 2130706431 192.0.2.1 50000 typ host",
        "a=candidate:1 2 udp 2130705918 2001:db8::1 50001 typ host generation 0",
        "a=candidate:2 1 TCP-PASS 6556159 192.0.2.2 443 typ relay raddr 10.0.0.1 rport 5000",
        "a=candidate:3 1 TCP-ACT 7075839 192.0.2.2 443 typ relay raddr 10.0.0.1 rport 5000",
        "a=candidate:4 1 tcp 1019216383 192.0.2.3 9 typ host tcptype active",
        "a=candidate:5 1 UDP 1694498815 198.51.100.1 1234 typ srflx raddr 10.0.0.1 rport 1234",
        "a=candidate:abc 1 def UDP 0.900 192.0.2.1 50000",
        "a=remote-candidates:1 192.0.2.1 50000 2 192.0.2.1 50001",
        "a=rtcp:50001 IN IP4 192.0.2.1");
  }

  private static void check(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    SessionDescription session =
        SdpReader.read(
            ("v=0\r\nc=IN IP4 192.0.2.1\r\nm=audio 9 RTP/AVP 0\r\n" + text + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
    for (MediaDescription medium : session.media()) {
      for (IceCandidate candidate : IceCandidate.of(medium)) {
        assertThat(candidate.component()).isPositive();
        assertThat(candidate.priority()).isNotNegative();
        assertThat(candidate.address().isUnresolved()).isFalse();
      }
      assertThat(RemoteCandidates.of(medium)).isNotNull();
      IceCandidate.isDraft6(medium);
      session.host(medium).ifPresent(host -> RtcpAddress.of(medium, host));
    }
  }
}
