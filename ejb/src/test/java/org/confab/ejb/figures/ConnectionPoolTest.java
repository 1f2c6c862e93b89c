package org.confab.ejb.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.confab.core.figures.Figure;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {
  /** What a pool with statistics tells. */
  public interface PoolMBean {
    /** In use. */
    int getInUseCount();

    /** Not in use. */
    int getIdleCount();

    /** So far. */
    int getWaitCount();

    /** So far. */
    int getBlockingFailureCount();
  }

  /** What a data source tells of how it is configured. */
  public interface SourceMBean {
    /** How many connections there may be. */
    int getMaxPoolSize();
  }

  /** Of forty. */
  public static final class Source implements SourceMBean {
    @Override
    public int getMaxPoolSize() {
      return 40;
    }
  }

  /** One in use of three that are open. */
  public static final class Pool implements PoolMBean {
    @Override
    public int getInUseCount() {
      return 1;
    }

    @Override
    public int getIdleCount() {
      return 2;
    }

    @Override
    public int getWaitCount() {
      return 7;
    }

    @Override
    public int getBlockingFailureCount() {
      return 4;
    }
  }

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  @Test
  void thePoolIsToldAsTheServerTellsIt() throws Exception {
    server.registerMBean(
        new Source(), new ObjectName("jboss.as:subsystem=datasources,data-source=ConfabDS"));
    server.registerMBean(
        new Pool(),
        new ObjectName("jboss.as:subsystem=datasources,data-source=ConfabDS,statistics=pool"));
    Map<String, Long> told =
        new ConnectionPool(server, DoubleSupplier::getAsDouble)
            .figures().stream()
                .collect(
                    Collectors.toMap(
                        one -> one.metric().label() + one.labels(),
                        Figure::now,
                        (one, other) -> one));

    assertThat(told)
        .isEqualTo(
            Map.of(
                "database_connections[busy]", 1L,
                "database_connections[idle]", 2L,
                "database_connections_most[]", 40L,
                "database_waits[]", 7L,
                "database_waits_in_vain[]", 4L));
  }

  @Test
  void nothingIsAskedBeforeSomebodyReadsAndWithoutAPoolThereAreNoNumbers() {
    MBeanServer silent =
        (MBeanServer)
            Proxy.newProxyInstance(
                MBeanServer.class.getClassLoader(),
                new Class<?>[] {MBeanServer.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("asked while the server starts: " + method);
                });
    assertThat(new ConnectionPool(silent, DoubleSupplier::getAsDouble).figures()).hasSize(5);
    assertThat(new ConnectionPool(server, DoubleSupplier::getAsDouble).figures())
        .allSatisfy(one -> assertThat(one.value().getAsDouble()).isNaN());
  }
}
