package org.confab.ejb.figures;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.figures.Figures;
import org.confab.core.figures.SipTraffic;
import org.confab.core.figures.WebFigures;

/**
 * All that the server and its JVM tell in numbers, as collectors of metrics read it: core's figures
 * and Micrometer's binders in one registry.
 */
@ApplicationScoped
public class MetricsPage {
  /** The text of Prometheus. */
  public static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** That of OpenMetrics. */
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Optional<JvmGcMetrics> collections;

  /**
   * The page of those figures; the counters of the others are there as soon as the page is.
   *
   * @param sip whose counters are among the figures
   * @param web whose counters are among the figures
   */
  @Inject
  public MetricsPage(Figures figures, SipTraffic sip, WebFigures web) {
    registry.getPrometheusRegistry().register(new FiguresCollector(figures));
    JvmGcMetrics garbage = new JvmGcMetrics();
    Stream.of(
            new JvmInfoMetrics(),
            new JvmMemoryMetrics(),
            garbage,
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
    collections = Optional.of(garbage);
  }

  /** For the container's proxy. */
  protected MetricsPage() {
    collections = Optional.empty();
  }

  /** The application ends: nothing listens to the garbage collector any more. */
  @PreDestroy
  void end() {
    collections.ifPresent(JvmGcMetrics::close);
    registry.close();
  }

  /** All of it, in {@link #PROMETHEUS} or {@link #OPEN_METRICS}. */
  public byte[] in(String mediaType) {
    ByteArrayOutputStream page = new ByteArrayOutputStream(64 * 1024);
    try {
      registry.scrape(page, mediaType);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return page.toByteArray();
  }
}
