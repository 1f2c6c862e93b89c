package org.confab.mediaserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * The process: {@code java … org.confab.mediaserver.Main SETTINGS}. It runs until SIGTERM, or until
 * there has been no server for a while: whoever started it knows whether there is to be another.
 */
public final class Main {
  private static final int LOG_BYTES = 10 * 1024 * 1024;
  private static final int LOG_FILES = 3;
  private static final long LOOK_SECONDS = 10;

  private Main() {}

  /**
   * Runs it.
   *
   * @param arguments the file with the settings
   * @throws IOException if it cannot listen where it should
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("java.util.logging.manager", LastingLog.class.getName());
    // One that connects and says nothing must not hold a worker of the JDK's HTTP server.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    System.setProperty("sun.net.httpserver.maxRspTime", "10");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    MediaSettings settings = MediaSettings.read(Path.of(arguments[0]));
    log(settings.log());
    MediaServer server = new MediaServer(settings);
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "end"));
    while (!ended.await(LOOK_SECONDS, TimeUnit.SECONDS)) {
      if (server.orphaned()) {
        System.exit(0);
      }
    }
  }

  private static void log(Path file) throws IOException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT,%1$tL %4$-7s [%3$s] %5$s%6$s%n");
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    Handler lines = new FileHandler(file.toString(), LOG_BYTES, LOG_FILES, true);
    lines.setFormatter(new SimpleFormatter());
    lines.setEncoding("UTF-8");
    root.addHandler(lines);
    Handler console = new ConsoleHandler();
    console.setLevel(Level.SEVERE);
    root.addHandler(console);
    root.setLevel(Level.INFO);
  }
}
