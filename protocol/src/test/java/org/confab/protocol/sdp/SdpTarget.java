package org.confab.protocol.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.confab.protocol.fuzz.FuzzSeeds;
import org.confab.protocol.fuzz.FuzzTarget;

/** Session descriptions. */
public final class SdpTarget {
  private SdpTarget() {}

  /** Whole descriptions. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes(
            "sdp",
            SdpReader.class,
            IceCandidate.class,
            RtpMap.class,
            RemoteCandidates.class,
            CertificateFingerprint.class)
        .seeds(FuzzSeeds.sdp())
        .refusing(MalformedSdp.class)
        .holds(SdpTarget::check);
  }

  private static void check(byte[] bytes) {
    SessionDescription session = SdpReader.read(bytes);
    for (MediaDescription medium : session.media()) {
      assertThat(IceCandidate.of(medium)).hasSizeLessThanOrEqualTo(IceCandidate.MAX_PER_MEDIUM);
      assertThat(RtpMap.of(medium)).isNotNull();
      assertThat(RemoteCandidates.of(medium)).isNotNull();
      assertThat(Direction.of(session, medium)).isNotNull();
      assertThat(DtlsSetup.of(session, medium)).isNotNull();
      assertThat(CertificateFingerprint.of(session, medium)).isNotNull();
      session.host(medium).ifPresent(host -> RtcpAddress.of(medium, host));
      for (int type : new int[] {0, 96, 127}) {
        assertThat(medium.parameter(type, "profile-level-id")).isNotNull();
      }
    }
    again(session);
    for (MediaDescription medium : session.media()) {
      assertThat(IceCredentials.of(session, medium)).isNotNull();
    }
  }

  private static void again(SessionDescription session) {
    try {
      SessionDescription again = SdpReader.read(session.bytes());
      assertThat(again.asString()).isEqualTo(session.asString());
      assertThat(again.media()).hasSameSizeAs(session.media());
    } catch (MalformedSdp refused) {
      throw new AssertionError("does not read what it wrote: " + session.asString(), refused);
    }
  }
}
