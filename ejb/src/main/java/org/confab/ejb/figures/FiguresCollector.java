package org.confab.ejb.figures;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Figures;
import org.confab.core.figures.Metric;
import org.confab.core.figures.Timing;

/**
 * Core's figures as Prometheus has them: every row of {@link Metric} that has values, looked at
 * when somebody asks. Nothing is kept here, so there is one truth.
 */
final class FiguresCollector implements MultiCollector {
  private static final double[] BOUNDS =
      Stream.concat(
              Timing.BOUNDS.stream().map(Timing::seconds), Stream.of(Double.POSITIVE_INFINITY))
          .mapToDouble(Double::doubleValue)
          .toArray();

  private final Figures figures;

  FiguresCollector(Figures figures) {
    this.figures = figures;
  }

  @Override
  public List<String> getPrometheusNames() {
    return Stream.of(Metric.values()).map(Metric::base).toList();
  }

  @Override
  public MetricSnapshots collect() {
    List<MetricSnapshot> all = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      MetricSnapshot one =
          switch (metric.kind()) {
            case GAUGE -> gauge(metric);
            case COUNTER -> counter(metric);
            case HISTOGRAM -> histogram(metric);
            case INFO -> info(metric);
          };
      if (!one.getDataPoints().isEmpty()) {
        all.add(one);
      }
    }
    return new MetricSnapshots(all);
  }

  private MetricSnapshot gauge(Metric metric) {
    GaugeSnapshot.Builder row = GaugeSnapshot.builder().name(metric.base()).help(metric.help());
    figures
        .of(metric)
        .forEach(
            one ->
                row.dataPoint(
                    GaugeSnapshot.GaugeDataPointSnapshot.builder()
                        .labels(labels(one))
                        .value(one.value().getAsDouble())
                        .build()));
    return row.build();
  }

  private MetricSnapshot info(Metric metric) {
    InfoSnapshot.Builder row = InfoSnapshot.builder().name(metric.base()).help(metric.help());
    figures
        .of(metric)
        .forEach(
            one ->
                row.dataPoint(
                    InfoSnapshot.InfoDataPointSnapshot.builder().labels(labels(one)).build()));
    return row.build();
  }

  private MetricSnapshot counter(Metric metric) {
    CounterSnapshot.Builder row = CounterSnapshot.builder().name(metric.base()).help(metric.help());
    figures
        .of(metric)
        .forEach(
            one ->
                row.dataPoint(
                    CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(one))
                        .value(one.value().getAsDouble())
                        .build()));
    return row.build();
  }

  private MetricSnapshot histogram(Metric metric) {
    HistogramSnapshot.Builder row =
        HistogramSnapshot.builder().name(metric.base()).help(metric.help());
    figures
        .timings(metric)
        .forEach(
            (labels, timing) ->
                row.dataPoint(
                    HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .labels(Labels.of(metric.labels(), labels))
                        .classicHistogramBuckets(buckets(timing))
                        .sum(Timing.seconds(timing.took()))
                        .build()));
    return row.build();
  }

  private static ClassicHistogramBuckets buckets(Timing timing) {
    return ClassicHistogramBuckets.of(
        BOUNDS, timing.classes().stream().mapToLong(Long::longValue).toArray());
  }

  private static Labels labels(Figure figure) {
    return Labels.of(figure.metric().labels(), figure.labels());
  }
}
