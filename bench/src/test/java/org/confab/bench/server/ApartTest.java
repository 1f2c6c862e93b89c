package org.confab.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApartTest {
  @Test
  void aListOfProcessorsIsRead() {
    assertThat(Apart.allowed("Name:\tjava\nCpus_allowed_list:\t0-2,5\nMems_allowed_list:\t0\n"))
        .containsExactly(0, 1, 2, 5);
    assertThat(Apart.allowed("Cpus_allowed_list:\t3\n")).containsExactly(3);
  }

  @Test
  void aServerHasAProcessorOfItsOwnUntilTheEnd() throws IOException {
    Process server = new ProcessBuilder("cat").start();
    try {
      List<Integer> before = allowed(server.pid());
      try (Apart apart = Apart.of(server.pid())) {
        assumeThat(apart.isApart()).isTrue();
        assertThat(allowed(server.pid())).containsExactly(before.get(0));
        assertThat(allowed(ProcessHandle.current().pid())).doesNotContain(before.get(0));
        assertThat(apart.server() + apart.generator()).isEqualTo(before.size());
      }
      assertThat(allowed(server.pid())).isEqualTo(before);
      assertThat(allowed(ProcessHandle.current().pid())).isEqualTo(before);
    } finally {
      server.destroy();
    }
  }

  private static List<Integer> allowed(long pid) throws IOException {
    return Apart.allowed(Files.readString(Path.of("/proc/" + pid + "/status")));
  }
}
