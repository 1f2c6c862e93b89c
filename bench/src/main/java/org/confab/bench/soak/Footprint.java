package org.confab.bench.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.confab.bench.server.Confab;

/**
 * What the system knows of a server, from Linux's /proc and the disk.
 *
 * @param bounded what must not grow, beyond what pools are allowed: threads and sockets
 * @param told what may grow and is told: files on the disk, the load generator's own heap; in KiB
 */
public record Footprint(Map<String, Long> bounded, Map<String, Long> told) {
  private static final int KIB = 1024;

  /** Of that server now; collects the load generator's garbage first. */
  static Footprint of(Confab server) {
    Map<String, Long> bounded = new TreeMap<>();
    bounded.put("threads", threads(server.pid()));
    bounded.put("sockets", sockets(server.pid()));
    Map<String, Long> told = new TreeMap<>();
    told.put("log, KiB", kib(server.home().resolve("log")));
    told.put("database, KiB", kib(server.home().resolve("data")));
    told.put("heap of the load generator, KiB", ownHeap());
    return new Footprint(bounded, told);
  }

  static long threads(long pid) {
    return children(Path.of("/proc/" + pid + "/task"));
  }

  /** Open ones of that process, those that listen too. */
  static long sockets(long pid) {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.filter(Footprint::isSocket).count();
    } catch (IOException gone) {
      throw new UncheckedIOException("no process " + pid, gone);
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static long children(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** All files below that folder; 0 if it is not there. */
  static long kib(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum() / KIB;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long ownHeap() {
    ManagementFactory.getMemoryMXBean().gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / KIB;
  }
}
