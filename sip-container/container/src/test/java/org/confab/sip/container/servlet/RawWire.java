package org.confab.sip.container.servlet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;

/**
 * What carries the bytes of a {@link RawClient}: a connection, or datagrams of one message each.
 */
interface RawWire extends AutoCloseable {
  int PATIENCE_MILLIS = 5_000;

  /** As a Via names it. */
  String transport();

  int port();

  void write(byte[] message) throws IOException;

  /** What comes, one message behind the other. */
  InputStream in();

  @Override
  void close() throws IOException;

  static RawWire tcp(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    InputStream in = new BufferedInputStream(socket.getInputStream());
    return new RawWire() {
      @Override
      public String transport() {
        return "tcp";
      }

      @Override
      public int port() {
        return socket.getLocalPort();
      }

      @Override
      public void write(byte[] message) throws IOException {
        socket.getOutputStream().write(message);
      }

      @Override
      public InputStream in() {
        return in;
      }

      @Override
      public void close() throws IOException {
        socket.close();
      }
    };
  }

  static RawWire udp(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.connect(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    InputStream in = new Datagrams(socket);
    return new RawWire() {
      @Override
      public String transport() {
        return "udp";
      }

      @Override
      public int port() {
        return socket.getLocalPort();
      }

      @Override
      public void write(byte[] message) throws IOException {
        socket.send(new DatagramPacket(message, message.length));
      }

      @Override
      public InputStream in() {
        return in;
      }

      @Override
      public void close() {
        socket.close();
      }
    };
  }

  /** The contents of datagrams, one behind the other. */
  final class Datagrams extends InputStream {
    private final DatagramSocket socket;
    private final DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    private int at;
    private int end;

    Datagrams(DatagramSocket socket) {
      this.socket = socket;
    }

    @Override
    public int read() throws IOException {
      while (at == end) {
        packet.setLength(packet.getData().length);
        socket.receive(packet);
        at = 0;
        end = packet.getLength();
      }
      return packet.getData()[at++] & 0xff;
    }
  }
}
