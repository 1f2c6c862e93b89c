package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.confab.system.client.SipeClient;
import org.confab.system.client.SipeClient.Start;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.RunFolder;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A file from one pidgin-sipe to another: agreed upon through the server, carried beside it. */
@ExtendWith(SharedConfab.class)
class FileTransferIT {
  private static final int SIZE = 300_001;

  @Test
  void aFileArrivesAsItWas(ConfabServer server) throws IOException {
    Path folder = Files.createDirectories(RunFolder.of("files"));
    byte[] bytes = new byte[SIZE];
    new Random(1).nextBytes(bytes);
    Path sent = Files.write(folder.resolve("sent.bin"), bytes);
    Path received = folder.resolve("received.bin");
    Files.deleteIfExists(received);
    try (SipeClient alice = Start.of(server, "alice", "tls").signIn();
        SipeClient bob = Start.of(server, "bob", "tcp").signIn()) {
      alice.awaitPresence("bob", "available");
      bob.order("take-file " + received);
      alice.order("send-file bob@" + ConfabServer.DOMAIN + " " + sent);
      bob.await("file-offered", "name", "sent.bin", "size", Integer.toString(SIZE));
      bob.await("file-received");
      alice.await("file-sent");
      assertThat(received).hasBinaryContent(bytes);
    }
  }
}
