package org.confab.bench.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is measured of an operation: its name in CSV files, its heading in tables. */
public enum Figure {
  /** Processor time of the server, user and system. */
  CPU("cpu_us", "CPU µs each", 0),
  /** The part of it that the JVM's compilers used. */
  COMPILERS("compilers_us", "of it compilers", 0),
  /** The rest: what a server that has run for long uses. */
  WARM("warm_us", "CPU µs, warm", 0),
  /** Processor time of the load generator. */
  GENERATOR("generator_us", "generator µs", 0),
  /** How many were to begin in a second. */
  ASKED("asked_per_s", "asked a second", 0),
  /** How many the load generator did begin in a second. */
  OFFERED("offered_per_s", "offered a second", 1),
  /** The same, of what the server can do at the most. */
  OFFERED_PERCENT("offered_percent", "offered, % of peak", 0),
  /** How many ended in a second, as they should. */
  RATE("per_s", "a second", 1),
  /** The highest rate with nothing failed and 99 of 100 within 50 ms. */
  CLEAN("clean_per_s", "cleanly a second", 0),
  /** Half of them took no longer. */
  P50("p50_ms", "p50 ms", 1),
  /** 99 of 100 took no longer. */
  P99("p99_ms", "p99 ms", 1),
  /** Operations that did not succeed. */
  FAILED("failed", "failed", 0),
  /** Kinds of things that there were more of afterwards. */
  GROWN("grown", "grew", 0),
  /** How many there were. */
  COUNT("count", "counted", 0),
  /** How long it took. */
  SECONDS("seconds", "s", 2),
  /** Bytes of what one is sent. */
  BYTES("bytes", "bytes each", 0),
  /** Heap after a collection, for each. */
  HEAP("heap_bytes", "heap bytes each", 0),
  /** Memory of the process that is not shared, for each. */
  RESIDENT("resident_bytes", "resident bytes each", 0),
  /** Processor time of the server, of all that the machine has. */
  MACHINE("machine_percent", "CPU %", 1),
  /** What succeeded, of what does at the most. */
  GOODPUT("goodput_percent", "% of peak", 0),
  /** What succeeded, of what was begun or due. */
  SUCCESS("success_percent", "succeeded, %", 1),
  /** Refused with 503 and Retry-After. */
  REFUSED("refused", "503", 0),
  /** Whose connection was refused, or closed without an answer. */
  DOOR("closed", "closed", 0),
  /** Neither succeeded nor refused in time. */
  UNANSWERED("unanswered", "unanswered", 0),
  /** From the end of too much to the first second that is as before. */
  RECOVERY("recovery_s", "s to recover", 1),
  /** Which the load generator could not even begin, for want of sockets or files. */
  NOT_BEGUN("not_begun", "not begun", 0),
  /** Processors that the server had. */
  PROCESSORS("processors", "its processors", 0),
  /** Processor time of the server, of what it could have. */
  SERVER_BUSY("server_percent", "server busy, %", 0),
  /** Processor time of the load generator, of what it could have. */
  GENERATOR_BUSY("generator_percent", "generator busy, %", 0);

  /** What is counted over all rounds: a median would hide the one in which something happened. */
  private static final Set<Figure> TOTALS =
      Set.of(FAILED, COUNT, REFUSED, DOOR, UNANSWERED, NOT_BEGUN);

  private final String key;
  private final String heading;
  private final int decimals;

  Figure(String key, String heading, int decimals) {
    this.key = key;
    this.heading = heading;
    this.decimals = decimals;
  }

  /** Its name in CSV files and goals. */
  public String key() {
    return key;
  }

  /** Its heading in tables. */
  public String heading() {
    return heading;
  }

  /** Whether rounds are added up; else their median counts. */
  public boolean isTotal() {
    return TOTALS.contains(this);
  }

  /** The value as tables show it. */
  public String show(double value) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** The figure of that name. */
  public static Optional<Figure> of(String key) {
    return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
  }
}
