package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the media server tells of itself at {@code /metrics}. */
public final class MediaFigures {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration ASK_AGAIN = Duration.ofMillis(250);

  private final URI metrics;

  public MediaFigures(ConfabServer server) {
    metrics = URI.create("http://127.0.0.1:" + server.mediaHealthPort() + "/metrics");
  }

  /**
   * One of them.
   *
   * @param name as it is told, without {@code confab_mcu_}
   */
  public long of(String name) {
    String all = text();
    Matcher line = Pattern.compile("(?m)^confab_mcu_" + name + " (\\d+)").matcher(all);
    if (!line.find()) {
      throw new AssertionError("no " + name + " in " + all);
    }
    return Long.parseLong(line.group(1));
  }

  /** Waits until it is that much. */
  public void await(String name, long atLeast) {
    long end = System.nanoTime() + LIMIT.toNanos();
    for (long now = of(name); now < atLeast; now = of(name)) {
      if (System.nanoTime() > end) {
        throw new AssertionError(name + " is " + now + ", not " + atLeast);
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
  }

  private String text() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(metrics).timeout(LIMIT).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
