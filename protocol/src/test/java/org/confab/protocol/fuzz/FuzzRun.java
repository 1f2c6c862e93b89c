package org.confab.protocol.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Gives a target its seeds and a number of changes of them, the same each time: what the usual run
 * of the tests does. The number is the bound, not the time; the targets of a table share the
 * processors. {@code -Dfuzz.runs} and {@code -Dfuzz.seed} set another number and other changes.
 */
public final class FuzzRun<I> {
  /** What the changes are drawn by. */
  static final long SEED = Long.getLong("fuzz.seed", 4_711);

  /** Most that reading one input may take of a processor, in nanoseconds; it has 4 KB or less. */
  static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** Most memory that is taken up while one input is read, in bytes. */
  static final long MOST_BYTES = 16L << 20;

  /** An input that is not done with after so many seconds never is, on a busy machine too. */
  private static final long ENDLESS_NANOS = TimeUnit.SECONDS.toNanos(120);

  private static final long IDLE = 0;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final FuzzTarget<I> target;
  private volatile I current;
  private volatile int number;
  private volatile long begun = IDLE;

  private FuzzRun(FuzzTarget<I> target) {
    this.target = target;
    this.current = target.seeds().get(0);
  }

  /** The run of that target. */
  public static <I> FuzzRun<I> of(FuzzTarget<I> target) {
    return new FuzzRun<>(target);
  }

  /** A test for each target of a table that was chosen. */
  public static Stream<DynamicTest> tests(FuzzTargets table) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), FuzzRun::ofProcess);
    List<DynamicTest> tests =
        table.chosen().stream().map(target -> of(target).begun(threads)).toList();
    threads.shutdown();
    return tests.stream();
  }

  // One that never ends does not keep the process from its end.
  private static Thread ofProcess(Runnable work) {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }

  /** The test waits for what has begun: an {@link AssertionError} tells the first bad input. */
  private DynamicTest begun(ExecutorService threads) {
    Future<?> all = threads.submit(this::all);
    return DynamicTest.dynamicTest(target.name(), () -> await(all, threads));
  }

  private void await(Future<?> all, ExecutorService threads) throws InterruptedException {
    while (true) {
      try {
        all.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException goesOn) {
        if (isEndless(begun)) {
          // A thread is lost with it, perhaps all: those that have not begun are not waited for.
          threads.shutdownNow().forEach(waiting -> ((Future<?>) waiting).cancel(false));
          throw new AssertionError("does not end with " + told(), goesOn);
        }
      } catch (ExecutionException failed) {
        throw new AssertionError(
            "fails with " + told() + "\n" + failed.getCause(), failed.getCause());
      }
    }
  }

  private static boolean isEndless(long begun) {
    return begun != IDLE && System.nanoTime() - begun > ENDLESS_NANOS;
  }

  private int inputs() {
    return Integer.getInteger("fuzz.runs", target.budget().inputs());
  }

  private void all() {
    for (byte[] finding : FuzzSeeds.findings(target.name())) {
      target.input().of(finding).ifPresent(this::give);
    }
    boolean read = false;
    for (I seed : target.seeds()) {
      read |= give(seed);
    }
    if (!read) {
      throw new AssertionError("every seed is refused: nothing is tried");
    }
    int most = inputs();
    Supplier<I> changes = target.input().changes(target.seeds(), new Random(SEED));
    for (number = 1; number <= most; number++) {
      give(changes.get());
    }
  }

  private boolean give(I input) {
    current = input;
    begun = System.nanoTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    boolean read = target.check().test(input);
    long took = System.nanoTime() - begun;
    begun = IDLE;
    long taken = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (taken > MOST_BYTES) {
      throw new AssertionError("took up " + taken + " bytes");
    }
    // The clock on the wall goes on while others have the processor: it only raises a suspicion.
    if (took > MOST_NANOS) {
      long before = THREADS.getCurrentThreadCpuTime();
      var unused = target.check().test(input);
      long cpu = THREADS.getCurrentThreadCpuTime() - before;
      if (cpu > MOST_NANOS) {
        throw new AssertionError("took " + TimeUnit.NANOSECONDS.toMillis(cpu) + " ms");
      }
    }
    return read;
  }

  private String told() {
    byte[] bytes = target.input().bytes(current);
    return "%s, input %d of seed %d: %s%n%s"
        .formatted(
            target.name(),
            number,
            SEED,
            HexFormat.of().formatHex(bytes),
            new String(bytes, StandardCharsets.UTF_8));
  }
}
