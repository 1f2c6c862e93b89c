package org.restcomm.commons.statistics.reporter;

import com.codahale.metrics.MetricRegistry;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for the class of this name that reports usage to a host on the Internet once a day. The
 * Mobicents core asks for it by name; this one reports nothing to anybody.
 */
public final class RestcommStatsReporter {
  private static final RestcommStatsReporter SILENT = new RestcommStatsReporter();
  private static final MetricRegistry METRICS = new MetricRegistry();

  /** The one reporter. */
  public static RestcommStatsReporter getRestcommStatsReporter() {
    return SILENT;
  }

  /** The core's counters of calls, seconds and messages. */
  public static MetricRegistry getMetricRegistry() {
    return METRICS;
  }

  /** Ignored. */
  public void setRemoteServer(String server) {}

  /** Ignored. */
  public void setProjectName(String name) {}

  /** Ignored. */
  public void setProjectType(String type) {}

  /** Ignored. */
  public void setVersion(String version) {}

  /** Reports nothing. */
  public void start(long period, TimeUnit unit) {}

  /** Nothing to stop. */
  public void stop() {}
}
