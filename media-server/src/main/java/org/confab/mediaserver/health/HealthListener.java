package org.confab.mediaserver.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;

/**
 * {@code GET /health} (200 or 503 with JSON) and {@code GET /metrics} (Prometheus text), for this
 * machine alone.
 */
public final class HealthListener implements AutoCloseable {
  private static final String PREFIX = "confab_mcu_";
  private static final int BACKLOG = 16;

  private final HttpServer server;
  private final ExecutorService worker =
      Executors.newFixedThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
          });
  private final Supplier<Health> health;
  private final Figures figures;

  /** Begins to listen on the loopback address; throws {@link IOException} if the port is taken. */
  public HealthListener(int port, Supplier<Health> health, Figures figures) throws IOException {
    this.health = health;
    this.figures = figures;
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
    server.setExecutor(worker);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      Health now = health.get();
      switch (exchange.getRequestURI().getPath()) {
        case "/health" -> answer(exchange, now.ready() ? 200 : 503, "application/json", now.json());
        case "/metrics" -> answer(exchange, 200, "text/plain; version=0.0.4", metrics(now));
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private String metrics(Health now) {
    StringBuilder out = new StringBuilder(4096);
    metric(out, "ready", "Whether conferences may be given to it", "gauge", now.ready() ? 1 : 0);
    for (Map.Entry<String, Health.Gauge> one : now.figures().entrySet()) {
      metric(out, one.getKey(), one.getValue().help(), "gauge", one.getValue().value());
    }
    for (Counter counter : Counter.values()) {
      double value = figures.of(counter) * counter.unit();
      metric(out, counter.metric(), counter.help(), "counter", value);
    }
    return out.toString();
  }

  private static void metric(
      StringBuilder out, String name, String help, String type, double value) {
    out.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
    out.append(PREFIX).append(name).append(' ').append(number(value)).append('\n');
  }

  /** Whole numbers without a fraction. */
  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdownNow();
  }
}
