package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a process and those that it started have used, from Linux's /proc. */
public final class ProcessFigures {
  private static final long MICROS_PER_TICK = 10_000;

  /** Fields of /proc/PID/stat behind the command's name: user and system time. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  private final ProcessHandle process;

  /** Of that process. */
  public ProcessFigures(long pid) {
    process =
        ProcessHandle.of(pid).orElseThrow(() -> new IllegalArgumentException("no process " + pid));
  }

  /** Processor time used so far by all living ones, in microseconds; it grows in steps of 10 ms. */
  public long cpuMicros() {
    return pids().stream().mapToLong(pid -> ticks(pid)).sum() * MICROS_PER_TICK;
  }

  /** The same of this process alone, without those that it started. */
  public long ownMicros() {
    return ticks(process.pid()) * MICROS_PER_TICK;
  }

  /** What the JVM's compilers in this process have used. */
  public CompilerTime compilers() {
    return CompilerTime.of(process.pid());
  }

  /** Memory in KiB, what is shared among them counted once. */
  public long memoryKib() {
    return pids().stream().mapToLong(ProcessFigures::proportional).sum();
  }

  private List<Long> pids() {
    List<Long> all = new ArrayList<>();
    all.add(process.pid());
    process.descendants().forEach(child -> all.add(child.pid()));
    return all;
  }

  private static long ticks(long pid) {
    String stat = read(Path.of("/proc/" + pid + "/stat"));
    return stat.isEmpty() ? 0 : ticks(stat);
  }

  /** User and system time of a line of /proc/PID/stat, in ticks. */
  static long ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
  }

  private static long proportional(long pid) {
    return read(Path.of("/proc/" + pid + "/smaps_rollup"))
        .lines()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException ended) {
      return "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
