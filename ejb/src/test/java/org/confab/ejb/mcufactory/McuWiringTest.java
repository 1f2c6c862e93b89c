package org.confab.ejb.mcufactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.confab.core.mcufactory.McuLimits;
import org.confab.core.mcufactory.McuRefused;
import org.confab.core.mcufactory.McuRegistry;
import org.confab.core.mcufactory.McuUnreachable;
import org.confab.core.mcufactory.McuWire;
import org.confab.protocol.conference.McuType;
import org.confab.protocol.mcu.McuDescription;
import org.confab.protocol.sip.SipUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McuWiringTest {
  private static final URI CONTROL = URI.create("https://127.0.0.1:8444/c3p");

  @TempDir private Path folder;
  private final McuRegistry registry = new McuRegistry(Clock.systemUTC(), McuLimits.DEFAULT);

  private static McuDescription mediaServer() {
    return new McuDescription(
        "m1",
        new UUID(1, 2),
        CONTROL,
        SipUri.parse("sip:127.0.0.1:5063;transport=tls"),
        Set.of(McuType.CHAT),
        new McuDescription.Load(0, 10, 0, 10),
        false);
  }

  private void isOff(Path keyStore) throws Exception {
    McuWire wire = McuWiring.wire(keyStore, InstanceKeys.password(folder), Runnable::run, registry);
    assertThatThrownBy(wire.post(CONTROL, new byte[] {1}).toCompletableFuture()::join)
        .hasCauseInstanceOf(McuUnreachable.class);
    assertThatThrownBy(() -> registry.heard(mediaServer()))
        .isInstanceOf(McuRefused.class)
        .hasMessageContaining("no link to media servers");
  }

  @Test
  void aCertificateWithoutItsAuthorityTurnsTheLinkOffAndNothingElse() throws Exception {
    isOff(new InstanceKeys().keyStoreWithoutAuthority(folder));
  }

  @Test
  void soDoesAKeystoreThatIsNotThereOrIsNone() throws Exception {
    isOff(folder.resolve("missing.p12"));
    isOff(Files.writeString(folder.resolve("strange.p12"), "hello"));
  }

  @Test
  void aWholeKeystoreTurnsItOn() throws Exception {
    McuWiring.wire(
        new InstanceKeys().keyStore(folder, "sip.litwareinc.com"),
        InstanceKeys.password(folder),
        Runnable::run,
        registry);
    registry.heard(mediaServer());
    assertThat(registry.all()).hasSize(1);
  }
}
