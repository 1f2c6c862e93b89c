package org.confab.system.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.confab.system.FreePorts;

/** A real DNS server on the loopback address, dnsmasq, that knows one domain and nothing else. */
public final class NameServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private NameServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** One with these records; see {@link #host} and {@link #service}. */
  public static NameServer of(String... records) {
    try {
      return start(List.of(), FreePorts.next(), records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One at that port, started by a command that is put before its own. */
  static NameServer start(List<String> before, int port, String... records) {
    Tool.require("dnsmasq");
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("dnsmasq", "--keep-in-foreground", "--port=" + port, "--user="));
    command.addAll(List.of("--listen-address=127.0.0.1", "--bind-interfaces", "--pid-file="));
    command.addAll(List.of("--conf-file=/dev/null", "--no-resolv", "--no-hosts"));
    command.addAll(List.of("--log-facility=-", "--local=/" + ConfabServer.DOMAIN + "/"));
    command.addAll(List.of(records));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      awaitStarted(process);
      return new NameServer(process, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitStarted(Process process) throws IOException {
    List<String> said = new ArrayList<>();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.add(line);
      if (line.contains("started, version")) {
        return;
      }
    }
    throw new AssertionError("dnsmasq did not start: " + said);
  }

  /** The address of a host of the domain. */
  public static String host(String name, String address) {
    return "--host-record=" + name + "." + ConfabServer.DOMAIN + "," + address;
  }

  /** Where a service of the domain is, such as {@code _sip._tls}. */
  public static String service(String name, String host, int port) {
    return "--srv-host=%1$s.%2$s,%3$s.%2$s,%4$d".formatted(name, ConfabServer.DOMAIN, host, port);
  }

  /** {@code HOST:PORT}. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
