package org.confab.core.figures;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One number of a gauge or counter.
 *
 * @param metric its row
 * @param labels what its labels say, in the order of the row
 * @param value looks; quick, on any thread, and never asks the database
 */
public record Figure(Metric metric, List<String> labels, DoubleSupplier value) {
  /** Refuses labels that the row does not have. */
  public Figure {
    labels = List.copyOf(labels);
    if (labels.size() != metric.labels().size()) {
      throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
    }
    if (metric.kind() == Metric.Kind.HISTOGRAM) {
      throw new IllegalArgumentException(metric + " is no single number");
    }
  }

  /** One of a row without labels. */
  public Figure(Metric metric, DoubleSupplier value) {
    this(metric, List.of(), value);
  }

  /** What it is now, without a fraction. */
  public long now() {
    return Math.round(value.getAsDouble());
  }
}
