import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Tries to listen on ports and says which are taken, and by whom if that can be seen.
 *
 * <p>Arguments: the address, then one {@code NAME:PORT[/udp][@ADDRESS]} each. Exit status 1 if one is
 * taken.
 */
final class Ports {
  public static void main(String[] arguments) {
    boolean free = true;
    for (int i = 1; i < arguments.length; i++) {
      free &= check(arguments[i], arguments[0]);
    }
    System.exit(free ? 0 : 1);
  }

  private static boolean check(String wanted, String everywhere) {
    int at = wanted.indexOf('@');
    String address = at < 0 ? everywhere : wanted.substring(at + 1);
    String rest = at < 0 ? wanted : wanted.substring(0, at);
    boolean udp = rest.endsWith("/udp");
    rest = udp ? rest.substring(0, rest.length() - 4) : rest;
    int colon = rest.lastIndexOf(':');
    int port = Integer.parseInt(rest.substring(colon + 1));
    try {
      listen(new InetSocketAddress(InetAddress.getByName(address), port), udp);
      return true;
    } catch (IOException refused) {
      System.out.printf(
          "port %d (%s, %s) on %s: %s%s%n",
          port,
          rest.substring(0, colon),
          udp ? "UDP" : "TCP",
          address,
          String.valueOf(refused.getMessage()).split(" \\(", 2)[0],
          owner(port, udp));
      return false;
    }
  }

  private static void listen(InetSocketAddress address, boolean udp) throws IOException {
    if (udp) {
      try (DatagramSocket socket = new DatagramSocket(null)) {
        socket.bind(address);
      }
    } else {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(address);
      }
    }
  }

  /** Who holds the port, from Linux's tables: only processes that this user may look into show. */
  private static String owner(int port, boolean udp) {
    String name = udp ? "udp" : "tcp";
    for (String table : List.of(name, name + "6")) {
      try {
        for (String line : Files.readAllLines(Path.of("/proc/net/" + table))) {
          String[] cells = line.strip().split("\\s+");
          boolean listens = cells.length > 9 && (udp || cells[3].equals("0A"));
          if (listens && cells[1].endsWith(String.format(Locale.ROOT, ":%04X", port))) {
            return holder(cells[9]);
          }
        }
      } catch (IOException notLinux) {
        return "";
      }
    }
    return "";
  }

  private static String holder(String inode) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, "socket:[" + inode + "]")) {
          String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ').strip();
          return ", held by process "
              + process.getFileName()
              + " ("
              + (command.length() > 60 ? command.substring(0, 60) + "…" : command)
              + ")";
        }
      }
    } catch (IOException gone) {
      return "";
    }
    return ", held by a process of another user";
  }

  private static boolean holds(Path process, String socket) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : files) {
        if (Files.readSymbolicLink(file).toString().equals(socket)) {
          return true;
        }
      }
    } catch (IOException notOurs) {
      return false;
    }
    return false;
  }
}
