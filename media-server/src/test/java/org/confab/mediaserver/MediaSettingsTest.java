package org.confab.mediaserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaSettingsTest {
  /** What must be said, each with an example. */
  static final String NEEDED =
      """
      confab.media.id=m1
      confab.media.bind=0.0.0.0
      confab.media.reach=127.0.0.1
      confab.media.sip.port=5063
      confab.media.c3p.port=8444
      confab.media.health.port=8445
      confab.media.rtp.ports=50000-50499
      confab.media.server=https://127.0.0.1:8446/c3p
      confab.media.server.name=sip.litwareinc.com
      confab.media.keystore=keys/media-server.p12
      confab.media.keystore.password=secret
      confab.media.authority=keys/ca.pem
      confab.media.log=media.log
      confab.media.drain.seconds=3
      """;

  @TempDir Path folder;

  @Test
  void theAddressForSoundIsAsItIsSet() throws IOException {
    assertThat(read("confab.media.rtp.address= 192.0.2.7 \n").soundAddress()).contains("192.0.2.7");
  }

  @Test
  void whereNoAddressIsKnownNoneIsGuessed() throws IOException {
    assertThat(read("").soundAddress()).isEmpty();
    assertThat(read("confab.media.rtp.address=\n").soundAddress()).isEmpty();
    assertThat(read("confab.media.rtp.address=\n").edge()).isEmpty();
  }

  @Test
  void whatIsNeededAndMissingIsNamed() {
    assertThatThrownBy(() -> MediaSettings.read(file("confab.media.id=m1\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confab.media.bind");
  }

  private MediaSettings read(String more) throws IOException {
    return MediaSettings.read(file(NEEDED + more));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("media-server.properties"), text);
  }
}
