package org.confab.protocol.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.confab.protocol.mediacontrol.MediaControlTarget;
import org.confab.protocol.mras.MrasTarget;
import org.confab.protocol.rtp.RtpTarget;
import org.confab.protocol.sdp.CandidateTarget;
import org.confab.protocol.sdp.SdpTarget;
import org.confab.protocol.srtp.CryptoAttributeTarget;
import org.confab.protocol.srtp.SrtpTarget;
import org.confab.protocol.stun.StunPacketTarget;

/** Session descriptions, and what goes over the ways that they agree on. */
final class MediaTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    List<FuzzTarget<?>> all =
        new ArrayList<>(
            List.of(
                SdpTarget.target(),
                CandidateTarget.target(),
                RtpTarget.target(),
                CryptoAttributeTarget.target(),
                SrtpTarget.target(),
                StunPacketTarget.target(),
                MediaControlTarget.target()));
    all.addAll(MrasTarget.all());
    return all;
  }
}
