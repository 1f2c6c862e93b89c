package org.confab.system.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What goes over this machine's loopback interface by UDP, as tcpdump writes it down. For root. */
public final class Wiretap implements AutoCloseable {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  private static final int ETHERNET = 14;
  private static final int UDP = 8;

  private final Process process;
  private final Path file;

  private Wiretap(Process process, Path file) {
    this.process = process;
    this.file = file;
  }

  /** A datagram: the ports it went between, and what it carried. */
  public record Datagram(int from, int to, ByteBuffer payload) {}

  /** Begins, with a file in that folder. */
  public static Wiretap begin(Path folder) {
    Tool.require("tcpdump");
    Path file = folder.resolve("wire.pcap");
    try {
      Process process =
          new ProcessBuilder("tcpdump", "-Z", "root", "-U", "-ni", "lo", "-w", "" + file, "udp")
              .redirectErrorStream(true)
              .start();
      Wiretap tap = new Wiretap(process, file);
      tap.awaitListening();
      return tap;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitListening() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.contains("listening on")) {
        return;
      }
    }
    throw new AssertionError("tcpdump does not listen");
  }

  /** What went over it so far, as far as it is written down. */
  public List<Datagram> heard() {
    try {
      ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      List<Datagram> heard = new ArrayList<>();
      all.position(Math.min(FILE_HEADER, all.limit()));
      while (all.remaining() >= PACKET_HEADER) {
        int length = all.getInt(all.position() + 8);
        if (all.remaining() < PACKET_HEADER + length) {
          break; // the rest is being written
        }
        all.position(all.position() + PACKET_HEADER);
        heard.add(read(all.slice(all.position(), length)));
        all.position(all.position() + length);
      }
      return heard;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Datagram read(ByteBuffer frame) {
    int header = ETHERNET + (frame.get(ETHERNET) & 0xf) * 4;
    int ports = frame.getInt(header);
    byte[] payload = new byte[Math.max(0, frame.limit() - header - UDP)];
    frame.position(header + UDP).get(payload);
    return new Datagram(ports >>> 16, ports & 0xffff, ByteBuffer.wrap(payload));
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
