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

  /** What ends the programs that have been started. */
  private final List<Runnable> running = new ArrayList<>();

  private NetworkSpace(String name, Path folder) {
    this.name = name;
    this.folder = folder;
    this.names = Path.of("/etc/netns", name);
  }

  /** Makes one; the folder is for sockets. */
  public static NetworkSpace make(Path folder) {
    Tool.require("ip", "ss", "socat", "dnsmasq");
    Tool.requireSuccess("network name spaces", "ip", "netns", "list");
    NetworkSpace space = new NetworkSpace("confab-" + ProcessHandle.current().pid(), folder);
    run("ip", "netns", "add", space.name);
    return space.with(space::furnish);
  }

  private void furnish() {
    run("ip", "-n", name, "link", "set", "lo", "up");
    try {
      Files.createDirectories(names);
      Files.writeString(names.resolve("resolv.conf"), "nameserver 127.0.0.1\noptions timeout:2\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This with something more; if that fails, nothing is left of it. */
  private NetworkSpace with(Runnable more) {
    boolean done = false;
    try {
      more.run();
      done = true;
      return this;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  /** What is put before a command to run it in there. */
  public List<String> command() {
    return List.of("ip", "netns", "exec", name);
  }

  /** Programs in there find these records and no others. */
  public NetworkSpace knowing(String... records) {
    return with(() -> running.add(NameServer.start(command(), 53, records)::close));
  }

  /**
   * Who connects to a port in there comes to one of this machine. The name space hides ports, so
   * two relays meet at a socket in the file system.
   */
  public NetworkSpace leading(int inside, int outside) {
    String meeting = folder.resolve(inside + ".socket").toString();
    return with(
        () -> {
          relay(
              List.of(),
              List.of("ss", "-lxpH", "src", meeting),
              "UNIX-LISTEN:" + meeting + ",fork",
              "TCP:127.0.0.1:" + outside);
          relay(
              command(),
              List.of("ss", "-ltnpH", "sport = :" + inside),
              "TCP-LISTEN:" + inside + ",bind=127.0.0.1,reuseaddr,fork",
              "UNIX-CONNECT:" + meeting);
        });
  }

  /**
   * Starts a relay and waits until it listens.
   *
   * @param listening what tells of its socket
   */
  private void relay(List<String> before, List<String> listening, String from, String to) {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("socat", from, to));
    Path log = folder.resolve("relay.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      running.add(() -> end(process));
      awaitListening(process, before, listening);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks until that socket is the process's, each look a process of its own. */
  private static void awaitListening(Process process, List<String> before, List<String> listening) {
    String script = "p=$0; until \"$@\" | grep -q \"pid=$p,\"; do kill -0 \"$p\" || exit 1; done";
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "" + process.pid()));
    command.addAll(before);
    command.addAll(listening);
    run(command.toArray(new String[0]));
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().join();
  }

  /** Runs a command that must end well. */
  static void run(String... command) {
    Shell.Result result = Shell.run(command);
    if (result.code() != 0) {
      throw new AssertionError(Arrays.toString(command) + ":\n" + result.output());
    }
  }

  @Override
  public void close() {
    try {
      running.forEach(Runnable::run);
    } finally {
      remove();
    }
  }

  private void remove() {
    try {
      run("ip", "netns", "delete", name);
    } finally {
      try {
        Files.deleteIfExists(names.resolve("resolv.conf"));
        Files.deleteIfExists(names);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
