package org.confab.mediaserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The process: {@code java … org.confab.mediaserver.Main SETTINGS}. */
public final class Main {
  private static final int LOG_BYTES = 10 * 1024 * 1024;
  private static final int LOG_FILES = 3;

  private Main() {}

  /**
   * Runs until SIGTERM.
   *
   * @param arguments the file with the settings
   * @throws IOException if it cannot listen where it should
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
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
    ended.await();
  }

  private static void log(Path file) throws IOException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tF %1$tT,%1$tL %4$-7s [%3$s] %5$s%6$s%n");
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    Handler handler = new FileHandler(file.toString(), LOG_BYTES, LOG_FILES, true);
    handler.setFormatter(new SimpleFormatter());
    handler.setEncoding("UTF-8");
    root.addHandler(handler);
    Handler console = new ConsoleHandler();
    console.setLevel(Level.SEVERE);
    root.addHandler(console);
    root.setLevel(Level.INFO);
  }
}
