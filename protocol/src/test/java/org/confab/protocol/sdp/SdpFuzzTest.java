package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

class SdpFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void hostile_bytes_are_read_or_refused(byte[] bytes) {
    SessionDescription session;
    try {
      session = SdpReader.read(bytes);
    } catch (MalformedSdp refused) {
      assertThat(refused.getMessage()).isNotEmpty();
      return;
    }
    for (MediaDescription medium : session.media()) {
      assertThat(IceCandidate.of(medium)).hasSizeLessThanOrEqualTo(IceCandidate.MAX_PER_MEDIUM);
      assertThat(RtpMap.of(medium)).isNotNull();
      assertThat(RemoteCandidates.of(medium)).isNotNull();
      assertThat(Direction.of(session, medium)).isNotNull();
      session.host(medium).ifPresent(host -> RtcpAddress.of(medium, host));
    }
    assertThat(SdpReader.read(session.bytes()).media()).hasSameSizeAs(session.media());
  }
}
