package org.confab.system.client;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.confab.system.Inbox;

/**
 * baresip's control port: netstrings with JSON, commands of its menu one way, their answers and
 * what happens at the phone the other way.
 */
final class BaresipControl implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int ASK_AGAIN_MILLIS = 100;

  private final Process process;
  private final Socket socket;
  private final Inbox<String> told = new Inbox<>();
  private int commands;

  private BaresipControl(Process process, Socket socket) {
    this.process = process;
    this.socket = socket;
    Thread reader = new Thread(this::read, "control port of baresip");
    reader.setDaemon(true);
    reader.start();
  }

  /** Connects; the phone opens its port a moment after its start. */
  static BaresipControl connect(Process process, int port) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        return new BaresipControl(process, socket);
      } catch (IOException notYet) {
        socket.close();
        if (System.nanoTime() > end || ended(process, ASK_AGAIN_MILLIS)) {
          throw notYet;
        }
      }
    }
  }

  /** Whether the process ends within that time. */
  private static boolean ended(Process process, int millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Carries out a command of the menu; its answer. */
  String command(String command, String parameters) {
    String token = command + ++commands;
    String json =
        "{\"command\":\"%s\",\"params\":\"%s\",\"token\":\"%s\"}"
            .formatted(command, parameters, token);
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    try {
      socket
          .getOutputStream()
          .write("%d:%s,".formatted(length, json).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the phone does not answer", e);
    }
    return told.await(
        "answer to " + command, PATIENCE, text -> text.contains("\"token\":\"" + token + "\""));
  }

  /** Waits for what happens with all these texts in it, such as {@code CALL_INCOMING}. */
  String await(String... parts) {
    return told.await(
        List.of(parts).toString(),
        PATIENCE,
        text ->
            text.contains("\"event\":true") && List.of(parts).stream().allMatch(text::contains));
  }

  private void read() {
    try (DataInputStream in = new DataInputStream(socket.getInputStream())) {
      while (true) {
        told.add(netstring(in));
      }
    } catch (EOFException ended) {
      told.close("the phone ended; alive: " + process.isAlive());
    } catch (IOException e) {
      told.close("the phone's control port broke: " + e);
    }
  }

  private static String netstring(DataInputStream in) throws IOException {
    int length = 0;
    for (int c = in.readUnsignedByte(); c != ':'; c = in.readUnsignedByte()) {
      length = length * 10 + Character.digit(c, 10);
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    in.readUnsignedByte();
    return text;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
