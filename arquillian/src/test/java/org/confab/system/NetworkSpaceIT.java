package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.confab.system.server.NetworkSpace;
import org.confab.system.server.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network name space that other tests run clients in. */
class NetworkSpaceIT {
  @TempDir private Path folder;

  @Test
  void whatIsLedOutsideIsReachedAtOnce() throws Exception {
    try (ServerSocket outside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        NetworkSpace space = NetworkSpace.make(folder).leading(80, outside.getLocalPort())) {
      CompletableFuture<Void> said = CompletableFuture.runAsync(() -> greet(outside));
      List<String> command = new ArrayList<>(space.command());
      command.addAll(List.of("socat", "-u", "TCP:127.0.0.1:80", "-"));

      Shell.Result heard = Shell.run(command, folder, Map.of(), Duration.ofMinutes(1));

      assertThat(heard.output()).isEqualTo("hello");
      said.join();
    }
    assertThat(spaces()).doesNotContain(own());
  }

  private static void greet(ServerSocket outside) {
    try (Socket guest = outside.accept()) {
      guest.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }

  @Test
  void nothingIsLeftOfOneThatCannotBeMade() throws IOException {
    Files.createDirectory(folder.resolve("80.socket"));
    NetworkSpace space = NetworkSpace.make(folder);
    assertThat(spaces()).contains(own());

    assertThatThrownBy(() -> space.leading(80, 9)).isInstanceOf(AssertionError.class);

    assertThat(spaces()).doesNotContain(own());
    assertThat(Path.of("/etc/netns", own())).doesNotExist();
  }

  private static String own() {
    return "confab-" + ProcessHandle.current().pid();
  }

  private static String spaces() {
    return Shell.run("ip", "netns", "list").output();
  }
}
