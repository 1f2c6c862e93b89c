package org.confab.mediaserver;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Properties;
import org.confab.mediaserver.rtp.PortRange;
import org.confab.protocol.fuzz.FuzzTarget;

/** The settings that the media server is started with. */
public final class SettingTargets {
  private SettingTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("media-settings", MediaSettings.class, EdgeSettings.class)
            .seeds(
                MediaSettingsTest.NEEDED,
                MediaSettingsTest.NEEDED
                    + """
                    confab.media.relay.address=192.0.2.7
                    confab.media.relay.port=3478
                    confab.media.relay.ports=50500-50999
                    confab.media.relay.peers=10.0.0.0/8, 127.0.0.0/8
                    confab.media.relay.user.rate=500000
                    confab.media.relay.announced.tcp.port=443
                    """)
            .refusing(IllegalArgumentException.class, InvalidPathException.class)
            .reads(text -> MediaSettings.of(properties(text))),
        FuzzTarget.text("port-range", PortRange.class)
            .seeds("50000-50499", " 1024 - 65535 ")
            .codec(PortRange::parse, range -> range.first() + "-" + range.last()));
  }

  private static Properties properties(String text) {
    Properties all = new Properties();
    try {
      all.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return all;
  }
}
