package org.confab.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Shell;
import org.confab.system.server.Tool;

/**
 * Runs the examples of a page one after the other in a folder of their own, against a server that
 * is not where the page's reader has it.
 */
public final class ExampleRun {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Map<String, String> elsewhere = new HashMap<>();
  private final Map<String, String> environment;
  private final Path folder;
  private List<String> machine = List.of();

  /** Runs examples in a folder of a machine, of which commands begin with those words. */
  public ExampleRun(List<String> machine, Path folder) {
    this.machine = machine;
    this.folder = folder;
    this.environment = new HashMap<>();
  }

  /** Runs examples against a server in a folder. */
  public ExampleRun(ConfabServer server, Path folder) {
    this.folder = folder;
    this.environment = new HashMap<>(server.environment());
    elsewhere.put("./confab ", ConfabServer.root().resolve("confab") + " ");
    elsewhere.put(" ws/src/", " " + ConfabServer.root().resolve("ws/src") + "/");
    elsewhere.put(".confab/", server.home() + "/");
    elsewhere.put("127.0.0.1:8443", "127.0.0.1:" + server.httpsPort());
    elsewhere.put("127.0.0.1:8080", "127.0.0.1:" + server.httpPort());
    elsewhere.put(
        "jboss-cli.sh ",
        ConfabServer.root().resolve("wildfly/server/target") + "/wildfly-*/bin/jboss-cli.sh ");
    elsewhere.put("127.0.0.1:9990", "127.0.0.1:" + (9990 + server.offset()));
    elsewhere.put("127.0.0.1:5061", "127.0.0.1:" + server.sipsPort());
  }

  /** What the page calls so is called otherwise here. */
  public ExampleRun with(String onThePage, String here) {
    elsewhere.put(onThePage, here);
    return this;
  }

  /** A variable of the shell. */
  public ExampleRun withVariable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs them all; fails at the first that does not print what the page shows. */
  public void run(List<WorkedExample> examples) {
    examples.forEach(this::run);
  }

  private void run(WorkedExample example) {
    if (example.commands().contains("python3 ")) {
      elsewhere.put("python3 ", Tool.pythonWith("zeep") + " ");
    }
    String commands = here(example.commands());
    List<String> shell = new ArrayList<>(machine);
    shell.addAll(List.of("bash", "-e", "-o", "pipefail", "-c", commands));
    Shell.Result result = Shell.run(shell, folder, environment, LIMIT);
    assertThat(result.code()).as("%s:\n%s", example, result.output()).isZero();
    assertThat(example.shown().flatMap(shown -> shown.differenceFrom(onThePage(result.output()))))
        .as("%s", example)
        .isEmpty();
  }

  private String here(String text) {
    String moved = text;
    for (Map.Entry<String, String> one : elsewhere.entrySet()) {
      moved = moved.replace(one.getKey(), one.getValue());
    }
    return moved;
  }

  private String onThePage(String text) {
    String moved = text;
    for (Map.Entry<String, String> one : elsewhere.entrySet()) {
      moved = moved.replace(one.getValue(), one.getKey());
    }
    return moved;
  }
}
