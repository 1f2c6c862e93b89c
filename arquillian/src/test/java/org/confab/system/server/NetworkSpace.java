package org.confab.system.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network name space with nothing in it but its own loopback address: ports like 443 are free
 * there, and names are those of its own DNS server. For root.
 */
public final class NetworkSpace implements AutoCloseable {
  private final String name;
  private final Path folder;
  private final Path names;
  private final List<AutoCloseable> running = new ArrayList<>();

  private NetworkSpace(String name, Path folder) throws IOException {
    this.name = name;
    this.folder = folder;
    this.names = Path.of("/etc/netns", name);
    run("ip", "netns", "add", name);
    run("ip", "-n", name, "link", "set", "lo", "up");
    Files.createDirectories(names);
    Files.writeString(names.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:2\n");
  }

  /** Makes one; the folder is for sockets. */
  public static NetworkSpace make(Path folder) {
    Tool.require("ip", "socat", "dnsmasq");
    Tool.requireSuccess("network name spaces", "ip", "netns", "list");
    try {
      return new NetworkSpace("confab-" + ProcessHandle.current().pid(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is put before a command to run it in there. */
  public List<String> command() {
    return List.of("ip", "netns", "exec", name);
  }

  /** Programs in there find these records and no others. */
  public NetworkSpace knowing(String... records) {
    running.add(NameServer.start(command(), 53, records));
    return this;
  }

  /**
   * Who connects to a port in there comes to one of this machine. The name space hides ports, so
   * two relays meet at a socket in the file system.
   */
  public NetworkSpace leading(int inside, int outside) {
    String meeting = folder.resolve(inside + ".socket").toString();
    relay(List.of(), "UNIX-LISTEN:" + meeting + ",fork", "TCP:127.0.0.1:" + outside);
    relay(
        command(),
        "TCP-LISTEN:" + inside + ",bind=127.0.0.1,reuseaddr,fork",
        "UNIX-CONNECT:" + meeting);
    return this;
  }

  private void relay(List<String> before, String from, String to) {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("socat", from, to));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("relay.log").toFile()))
              .start();
      running.add(
          () -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.onExit().join();
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String... command) {
    Shell.Result result = Shell.run(command);
    if (result.code() != 0) {
      throw new AssertionError(Arrays.toString(command) + ":\n" + result.output());
    }
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : running) {
      one.close();
    }
    run("ip", "netns", "delete", name);
    Files.deleteIfExists(names.resolve("resolv.conf"));
    Files.deleteIfExists(names);
  }
}
