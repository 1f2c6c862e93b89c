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

  /** The figures of so many operations. */
  public Map<Figure, Double> each(long operations) {
    double count = Math.max(1, operations);
    double seconds = seconds();
    long cpu = serverMicros();
    long compiling = Math.min(cpu, server.compilers().since(compilers));
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.CPU, cpu / count);
    figures.put(Figure.COMPILERS, compiling / count);
    figures.put(Figure.WARM, (cpu - compiling) / count);
    figures.put(Figure.GENERATOR, (generator.ownMicros() - generatorBefore) / count);
    figures.put(Figure.RATE, operations / seconds);
    return figures;
  }

  /** Of all processors of the machine, how much the server has used since then, in percent. */
  public double machinePercent() {
    return serverMicros() / (seconds() * 1e4 * Runtime.getRuntime().availableProcessors());
  }
}
