package org.confab.system.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Debian of its own, as far as installing goes: what commands write to /opt, /etc, /var/lib and
 * /usr/local/sbin stays in a folder, and systemctl starts a service as its unit says. For root.
 */
public final class Machine implements AutoCloseable {
  private final Process process;
  private final Path folder;
  private final Path services;

  private Machine(Process process, Path folder, Path services) {
    this.process = process;
    this.folder = folder;
    this.services = services;
  }

  /**
   * Makes one in an empty folder.
   *
   * @param services the PATH that services have
   */
  public static Machine make(Path folder, Path services) {
    Tool.require("unshare", "nsenter", "setpriv", "socat", "systemd-analyze", "systemd-notify");
    Tool.requireSuccess("mount name spaces, for root", "unshare", "--mount", "true");
    Path scripts =
        ConfabServer.root().resolve("arquillian/src/test/resources/machine").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      ProcessBuilder builder =
          new ProcessBuilder(
                  "unshare",
                  "--mount",
                  "bash",
                  scripts.resolve("machine.sh").toString(),
                  folder.toString(),
                  scripts.resolve("bin").toString())
              .redirectError(folder.resolve("errors").toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "MACHINE", Long.toString(ProcessHandle.current().pid()),
                  "JOURNAL", folder.resolve("journal").toString(),
                  "JDK_PATH", services.toString()));
      Process process = builder.start();
      BufferedReader said =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      if (!"ready".equals(said.readLine())) {
        throw new AssertionError(Files.readString(folder.resolve("errors")));
      }
      return new Machine(process, folder, services);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command begins with that is run there, as root. */
  public List<String> command() {
    return List.of(
        "nsenter",
        "--target",
        Long.toString(process.pid()),
        "--mount",
        "--wdns=" + folder.resolve("root"),
        "env",
        "PATH=" + folder.resolve("bin") + ":/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin",
        "MACHINE=" + ProcessHandle.current().pid(),
        "JOURNAL=" + folder.resolve("journal"),
        "JDK_PATH=" + services);
  }

  /** The folder in which commands are given, from outside. */
  public Path root() {
    return folder.resolve("root");
  }

  /** A folder below /var/lib, /opt or /etc there, from outside. */
  public Path outside(String path) {
    return folder.resolve(path.substring(1).replaceFirst("^var/lib", "var-lib"));
  }

  /** Confab as that machine's service, at ports moved by that much. */
  public ConfabServer confab(int offset) {
    List<String> program = new ArrayList<>(command());
    program.add("/usr/local/sbin/confab");
    return ConfabServer.of(program, outside("/var/lib/confab"), offset);
  }

  /** What services have printed. */
  public String journal() {
    try {
      return Files.readString(folder.resolve("journal"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops what runs there. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(Duration.ofMinutes(2).toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the machine does not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
