package org.confab.system;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.confab.system.docs.ExampleRun;
import org.confab.system.docs.Fence;
import org.confab.system.docs.WorkedExample;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.SharedConfab;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the documentation that is marked to be run prints what its page shows. */
@ExtendWith(SharedConfab.class)
class WorkedExamplesIT {
  /** What an example needs that {@link OpenLdapIT} has. */
  static final String DIRECTORY = "directory";

  private static Stream<Path> pages() {
    return Fence.pages(ConfabServer.root()).stream().filter(page -> !runnable(page).isEmpty());
  }

  private static List<WorkedExample> runnable(Path page) {
    return WorkedExample.of(page).stream().filter(one -> one.needs().isEmpty()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void aPagePrintsWhatItShows(Path page, ConfabServer server, @TempDir Path folder) {
    new ExampleRun(server, folder).run(runnable(page));
  }
}
