package org.confab.system.server;

import java.util.ArrayList;
import java.util.List;

/**
 * A network name space from which 127.0.0.1 of this machine is reached, where the server listens,
 * and nothing else: two of them have no way to each other. For root. Its own loopback interface
 * stays down, or 127.0.0.1 would be its own.
 */
public final class FarNetwork implements AutoCloseable {
  private static final String SERVER = "127.0.0.1";

  /** Nobody has this address: what is sent there is lost. */
  private static final String NOBODY = "02:00:00:00:00:01";

  private final String name;
  private final String here;
  private final String there;
  private final String address;

  private FarNetwork(int number) {
    long pid = ProcessHandle.current().pid();
    name = "cf" + pid + "-" + number;
    here = name + "h";
    there = name + "t";
    // Of the addresses that are meant for tests (RFC 2544), by process so that two can be tested.
    address = "198.18." + pid % 256 + "." + 4 * number;
  }

  /**
   * Makes one.
   *
   * @param number of those of this process, 0 to 63
   */
  public static FarNetwork make(int number) {
    Tool.require("ip");
    Tool.requireSuccess("network name spaces", "ip", "netns", "list");
    FarNetwork network = new FarNetwork(number);
    boolean done = false;
    try {
      network.furnish();
      done = true;
      return network;
    } finally {
      if (!done) {
        network.close();
      }
    }
  }

  private void furnish() {
    NetworkSpace.run("ip", "netns", "add", name);
    NetworkSpace.run(
        "ip", "link", "add", here, "type", "veth", "peer", "name", there, "netns", name);
    String router = host(1);
    NetworkSpace.run("ip", "address", "add", router + "/30", "dev", here);
    NetworkSpace.run("ip", "link", "set", here, "up");
    // Packets of 127.0.0.1 may go over these interfaces, and none goes on from here.
    NetworkSpace.run("sh", "-c", "echo 1 >" + setting(here, "route_localnet"));
    NetworkSpace.run("sh", "-c", "echo 0 >" + setting(here, "forwarding"));
    inside("sh", "-c", "echo 1 >" + setting(there, "route_localnet"));
    inside("ip", "address", "add", host(2) + "/30", "dev", there);
    inside("ip", "link", "set", there, "up");
    inside("ip", "route", "add", SERVER, "via", router, "src", host(2));
  }

  private static String setting(String interfaceName, String setting) {
    return "/proc/sys/net/ipv4/conf/" + interfaceName + "/" + setting;
  }

  /**
   * Lets no UDP out. A program that is bound to an interface looks for the destination right there
   * when no route leads to it (as libnice does), so that it has to be led astray there too.
   */
  public FarNetwork withoutUdp() {
    inside("ip", "rule", "add", "ipproto", "udp", "blackhole");
    inside("ip", "neighbour", "replace", SERVER, "lladdr", NOBODY, "dev", there);
    return this;
  }

  /** Its own address. */
  public String address() {
    return host(2);
  }

  private String host(int number) {
    int last = address.lastIndexOf('.') + 1;
    return address.substring(0, last) + (Integer.parseInt(address.substring(last)) + number);
  }

  /** Whether a route leads from in there to that address. */
  public boolean reaches(String other) {
    List<String> command = new ArrayList<>(command());
    command.addAll(List.of("ip", "route", "get", other));
    return Shell.run(command.toArray(new String[0])).code() == 0;
  }

  /** What is put before a command to run it in there. */
  public List<String> command() {
    return List.of("ip", "netns", "exec", name);
  }

  private void inside(String... command) {
    List<String> all = new ArrayList<>(command());
    all.addAll(List.of(command));
    NetworkSpace.run(all.toArray(new String[0]));
  }

  /** The interfaces go first: those of a name space that is deleted stay for a while. */
  @Override
  public void close() {
    Shell.run("ip", "link", "delete", here);
    NetworkSpace.run("ip", "netns", "delete", name);
  }
}
