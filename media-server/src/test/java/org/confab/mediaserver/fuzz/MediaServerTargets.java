package org.confab.mediaserver.fuzz;

import java.util.List;
import java.util.stream.Stream;
import org.confab.mediaserver.SettingTargets;
import org.confab.mediaserver.audio.SoundTargets;
import org.confab.mediaserver.avmcu.HandoverTargets;
import org.confab.mediaserver.c3p.CommandTargets;
import org.confab.mediaserver.immcu.MessageTargets;
import org.confab.mediaserver.negotiation.DescriptionTargets;
import org.confab.mediaserver.relay.StreamTargets;
import org.confab.mediaserver.sip.SipStreamTargets;
import org.confab.mediaserver.video.PictureTargets;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.fuzz.FuzzTargets;

/** All targets of this module. */
public final class MediaServerTargets implements FuzzTargets {
  @Override
  public List<FuzzTarget<?>> all() {
    return Stream.of(
            SettingTargets.all(),
            SoundTargets.all(),
            PictureTargets.all(),
            DescriptionTargets.all(),
            HandoverTargets.all(),
            CommandTargets.all(),
            MessageTargets.all(),
            SipStreamTargets.all(),
            StreamTargets.all())
        .flatMap(List::stream)
        .toList();
  }
}
