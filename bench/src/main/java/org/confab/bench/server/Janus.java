package org.confab.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Debian's Janus with its AudioBridge alone, for participants of plain RTP; started here and asked
 * over its HTTP API, on the loopback address.
 */
public final class Janus implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/janus");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GENERAL =
      """
      general: {
        configs_folder = "%1$s"
        debug_level = 2
        debug_colors = false
        session_timeout = 0
        server_name = "bench"
        interface = "127.0.0.1"
      }
      nat: { ice_enforce_list = "lo" }
      media: { ipv6 = false }
      plugins: { disable = "%2$s" }
      transports: { disable = "%3$s" }
      """;
  private static final String OTHER_PLUGINS =
      "libjanus_echotest.so,libjanus_streaming.so,libjanus_videocall.so,libjanus_sip.so,"
          + "libjanus_nosip.so,libjanus_textroom.so,libjanus_videoroom.so,libjanus_recordplay.so,"
          + "libjanus_voicemail.so,libjanus_duktape.so,libjanus_lua.so";
  private static final String OTHER_TRANSPORTS =
      "libjanus_websockets.so,libjanus_rabbitmq.so,libjanus_mqtt.so,libjanus_nanomsg.so,"
          + "libjanus_pfunix.so,libjanus_rabbitmqevh.so";
  private static final String HTTP =
      """
      general: {
        json = "compact"
        base_path = "/janus"
        http = true
        port = %d
        ip = "127.0.0.1"
        https = false
      }
      admin: { admin_http = false }
      """;
  private static final String BRIDGE =
      """
      general: {
        local_ip = "127.0.0.1"
        rtp_port_range = "%d-%d"
      }
      """;

  private final PeerProcess process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Janus(PeerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether it is installed. */
  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /**
   * Starts it.
   *
   * @param directory for its configuration and log; made if it is not there
   * @param port of its HTTP API
   * @param firstRtp lowest port of participants
   * @param lastRtp highest port of participants
   */
  public static Janus start(Path directory, int port, int firstRtp, int lastRtp) {
    try {
      Path folder = Files.createDirectories(directory).toAbsolutePath();
      Files.writeString(
          folder.resolve("janus.jcfg"), GENERAL.formatted(folder, OTHER_PLUGINS, OTHER_TRANSPORTS));
      Files.writeString(folder.resolve("janus.transport.http.jcfg"), HTTP.formatted(port));
      Files.writeString(
          folder.resolve("janus.plugin.audiobridge.jcfg"), BRIDGE.formatted(firstRtp, lastRtp));
      return new Janus(
          PeerProcess.start(
              List.of(
                  PROGRAM.toString(),
                  "--config=" + folder.resolve("janus.jcfg"),
                  "--configs-folder=" + folder),
              Map.of(),
              folder.resolve("janus.log"),
              port),
          port);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its process. */
  public long pid() {
    return process.pid();
  }

  /** Posts a request below {@code /janus}; what it answers. */
  public String post(String path, String json) {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** The next events of a session, waited for. */
  public String poll(String path) {
    return send(request(path + "?maxev=10").GET());
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/janus" + path))
        .timeout(PATIENCE);
  }

  @Override
  public void close() {
    process.close();
  }
}
