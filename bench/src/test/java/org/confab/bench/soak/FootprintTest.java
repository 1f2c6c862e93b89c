package org.confab.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FootprintTest {
  private static final long SELF = ProcessHandle.current().pid();

  @Test
  void anOpenSocketIsSeen() throws IOException {
    long before = Footprint.sockets(SELF);
    try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServerSocket two = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(one.getLocalPort()).isNotEqualTo(two.getLocalPort());
      assertThat(Footprint.sockets(SELF)).isGreaterThanOrEqualTo(before + 2);
    }
  }

  @Test
  void threadsAreCounted() {
    assertThat(Footprint.threads(SELF)).isGreaterThan(1);
  }

  @Test
  void filesBelowAFolderAreAddedUp(@TempDir Path folder) throws IOException {
    Files.write(Files.createDirectories(folder.resolve("a/b")).resolve("c"), new byte[3072]);
    Files.write(folder.resolve("d"), new byte[1024]);

    assertThat(Footprint.kib(folder)).isEqualTo(4);
    assertThat(Footprint.kib(folder.resolve("none"))).isZero();
  }
}
