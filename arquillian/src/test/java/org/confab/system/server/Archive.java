package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The product as it is shipped, put together of what this build has made by the script that makes
 * the archive, on a machine that has a Java and the essential commands of Debian, and nothing else.
 */
public final class Archive {
  /** Packages that every Debian has: coreutils, bash, sed, grep, mawk, findutils, diffutils. */
  private static final List<String> ESSENTIAL =
      List.of(
          "awk",
          "bash",
          "basename",
          "cat",
          "chmod",
          "cmp",
          "cp",
          "cut",
          "date",
          "df",
          "dirname",
          "env",
          "expr",
          "find",
          "grep",
          "head",
          "id",
          "kill",
          "ln",
          "ls",
          "md5sum",
          "mkdir",
          "mktemp",
          "mv",
          "nohup",
          "od",
          "readlink",
          "realpath",
          "rm",
          "sed",
          "sh",
          "sha256sum",
          "sleep",
          "sort",
          "stat",
          "tail",
          "tee",
          "timeout",
          "touch",
          "tr",
          "uname",
          "wc",
          "xargs");

  private final Path folder;

  private Archive(Path folder) {
    this.folder = folder;
  }

  /** Assembles it anew in {@link RunFolder}. */
  public static Archive assemble() {
    Path target = RunFolder.of("archive");
    Path script = ConfabServer.root().resolve("wildfly/dist/assemble.sh");
    Shell.Result made =
        Shell.run(
            List.of("bash", script.toString(), target.toString()),
            ConfabServer.root(),
            Map.of("CONFAB_HOME", target.resolve("no-home").toString()),
            Duration.ofMinutes(5));
    if (made.code() != 0) {
      throw new AssertionError("it is not assembled:\n" + made.output());
    }
    try (Stream<Path> inside = Files.list(target)) {
      Path folder =
          inside
              .filter(one -> one.getFileName().toString().startsWith("confab-"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nothing is assembled:\n" + made.output()));
      return new Archive(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of links to what such a machine has, and to how systemd is told that one is ready. */
  public static Path commands(Path folder) {
    Map<String, Path> wanted = new HashMap<>();
    ESSENTIAL.forEach(name -> wanted.put(name, Tool.path(name)));
    wanted.put("systemd-notify", Tool.path("systemd-notify"));
    wanted.put("java", Path.of(System.getProperty("java.home"), "bin", "java"));
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, Path> one : wanted.entrySet()) {
        Files.createSymbolicLink(folder.resolve(one.getKey()), one.getValue());
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packs it as it is shipped, but for compression, which would take longer than all else. */
  public Path pack(Path to) {
    Path file = to.resolve(folder.getFileName() + ".tar.gz");
    Shell.Result packed =
        Shell.run(
            List.of(
                "tar",
                "--create",
                "--file",
                file.toString(),
                "--directory",
                folder.getParent().toString(),
                folder.getFileName().toString()),
            to,
            Map.of(),
            Duration.ofMinutes(5));
    if (packed.code() != 0) {
      throw new AssertionError(packed.output());
    }
    return file;
  }

  /** The size of every file in a folder, and when it was last changed. */
  public static Map<String, String> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<String, String> all = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            folder.relativize(file).toString(),
            Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
