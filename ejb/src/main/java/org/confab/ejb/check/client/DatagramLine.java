package org.confab.ejb.check.client;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** SIP over UDP: near enough that nothing is sent twice. */
public final class DatagramLine implements SipLine {
  private static final int MOST = 65_536;

  private final DatagramSocket socket;

  /** Towards that server. */
  public DatagramLine(InetSocketAddress server) throws IOException {
    socket = new DatagramSocket();
    socket.connect(server);
  }

  @Override
  public void send(byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length));
  }

  @Override
  public byte[] receive(int millis) throws IOException {
    socket.setSoTimeout(millis);
    DatagramPacket packet = new DatagramPacket(new byte[MOST], MOST);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Override
  public String transport() {
    return "UDP";
  }

  @Override
  public String local() {
    return HostPort.of(socket.getLocalAddress(), socket.getLocalPort());
  }

  @Override
  public void close() {
    socket.close();
  }
}
