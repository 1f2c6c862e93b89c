package org.confab.bench.server;

import java.util.EnumMap;
import java.util.Map;
import org.confab.bench.report.Figure;

/** What a server and the load generator use from one moment on. */
public final class Meter {
  private final ProcessFigures server;
  private final ProcessFigures generator = new ProcessFigures(ProcessHandle.current().pid());
  private final CompilerTime compilers;
  private final long serverBefore;
  private final long generatorBefore;
  private final long began = System.nanoTime();

  /** From now on. */
  public Meter(ProcessFigures server) {
    this.server = server;
    compilers = server.compilers();
    serverBefore = server.cpuMicros();
    generatorBefore = generator.ownMicros();
  }

  /** Seconds since then. */
  public double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** When it began, as {@link System#nanoTime} gives it. */
  public long began() {
    return began;
  }

  /** Processor time of the server since then, in microseconds. */
  public long serverMicros() {
    return server.cpuMicros() - serverBefore;
  }

  /** Processor time of the load generator since then, in microseconds. */
  public long generatorMicros() {
    return generator.ownMicros() - generatorBefore;
  }

  /** The figures of so many operations that ended as they should; of none there is no cost. */
  public Map<Figure, Double> each(long operations) {
    if (operations <= 0) {
      return Map.of(Figure.RATE, 0.0);
    }
    double count = operations;
    double seconds = seconds();
    long cpu = serverMicros();
    long compiling = Math.min(cpu, server.compilers().since(compilers));
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.CPU, cpu / count);
    figures.put(Figure.COMPILERS, compiling / count);
    figures.put(Figure.WARM, (cpu - compiling) / count);
    figures.put(Figure.GENERATOR, generatorMicros() / count);
    figures.put(Figure.RATE, operations / seconds);
    return figures;
  }

  /** Of all processors of the machine, how much the server has used since then, in percent. */
  public double machinePercent() {
    return serverMicros() / (seconds() * 1e4 * Runtime.getRuntime().availableProcessors());
  }
}
