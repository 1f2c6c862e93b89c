package org.confab.ejb.figures;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import javax.management.JMException;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.confab.core.figures.Figure;
import org.confab.core.figures.Metric;

/**
 * The pool of database connections as the server tells of it: statistics of the data source, which
 * are switched on where it is configured. Of a server without them they are no numbers (NaN).
 */
final class ConnectionPool {
  private static final Logger LOG = System.getLogger(ConnectionPool.class.getName());
  private static final String SOURCE = "jboss.as:subsystem=datasources,data-source=ConfabDS";
  private static final String STATISTICS = SOURCE + ",statistics=pool";

  private final MBeanServer server;
  private final ToDoubleFunction<DoubleSupplier> asServer;

  /** Takes what makes the reader one who may: the server hides its figures from others. */
  ConnectionPool(MBeanServer server, ToDoubleFunction<DoubleSupplier> asServer) {
    this.server = server;
    this.asServer = asServer;
  }

  /**
   * Its figures. Nothing is asked before somebody reads them: while the server starts, who asks its
   * management waits for the end of the start, which waits for the application.
   */
  List<Figure> figures() {
    return List.of(
        new Figure(Metric.DATABASE_CONNECTIONS, List.of("busy"), () -> read("inusecount")),
        new Figure(Metric.DATABASE_CONNECTIONS, List.of("idle"), () -> read("idlecount")),
        // not those in use and those available: they are read one after the other
        new Figure(Metric.DATABASE_CONNECTIONS_MOST, () -> read(SOURCE, "maxpoolsize")),
        new Figure(Metric.DATABASE_WAITS, () -> read("waitcount")),
        new Figure(Metric.DATABASE_WAITS_IN_VAIN, () -> read("blockingfailurecount")));
  }

  /** Names are spelt in more than one way. */
  private static String plain(MBeanFeatureInfo attribute) {
    return attribute.getName().replace("-", "").toLowerCase(Locale.ROOT);
  }

  private double read(String name) {
    return read(STATISTICS, name);
  }

  private double read(String bean, String name) {
    return asServer.applyAsDouble(() -> readHere(bean, name));
  }

  private double readHere(String bean, String name) {
    try {
      ObjectName pool = new ObjectName(bean);
      for (MBeanFeatureInfo attribute : server.getMBeanInfo(pool).getAttributes()) {
        if (plain(attribute).equals(name)) {
          return Double.parseDouble(String.valueOf(server.getAttribute(pool, attribute.getName())));
        }
      }
    } catch (JMException | RuntimeException unreadable) {
      LOG.log(Level.DEBUG, "the pool does not tell its {0}: {1}", name, unreadable.toString());
    }
    return Double.NaN;
  }
}
