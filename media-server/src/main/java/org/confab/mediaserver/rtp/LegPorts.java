package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;
import org.confab.protocol.rtp.PacketKind;
import org.jspecify.annotations.Nullable;

/** The ports of one medium of a leg as others see them, and what comes there but is no media. */
final class LegPorts implements LegTransport {
  private final EventLoop loop;
  private final PortPair ports;
  private final Figures figures;
  private final InetSocketAddress rtp;
  private final InetSocketAddress rtcp;
  private @Nullable Receiver stun;
  private @Nullable Receiver handshakes;

  LegPorts(EventLoop loop, PortPair ports, Figures figures) {
    this.loop = loop;
    this.ports = ports;
    this.figures = figures;
    rtp = ports.local(MediaComponent.RTP);
    rtcp = ports.local(MediaComponent.RTCP);
  }

  /** On the loop: counts a datagram; returns whether it was STUN or DTLS, delivered here. */
  boolean takes(MediaComponent on, ByteBuffer datagram, InetSocketAddress from) {
    figures.count(Counter.DATAGRAMS_RECEIVED);
    PacketKind kind = PacketKind.of(datagram);
    if (kind != PacketKind.STUN && kind != PacketKind.DTLS) {
      return false;
    }
    Receiver receiver = kind == PacketKind.STUN ? stun : handshakes;
    if (receiver != null) {
      receiver.received(on, datagram, from);
    }
    return true;
  }

  PortPair pair() {
    return ports;
  }

  @Override
  public InetSocketAddress local(MediaComponent component) {
    return component == MediaComponent.RTP ? rtp : rtcp;
  }

  @Override
  public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {
    ports.send(component, datagram, to);
  }

  @Override
  public void receive(Receiver receiver) {
    loop.order(() -> stun = receiver);
  }

  @Override
  public void handshakes(Receiver receiver) {
    loop.order(() -> handshakes = receiver);
  }

  @Override
  public void listen() {
    if (ports.connected()) {
      return;
    }
    // At once: the other side connects when it has our answer, however far behind the loop is.
    Connections connections = new Connections(loop.tools().limits().datagramBytes());
    for (MediaComponent component : MediaComponent.values()) {
      connections.listen(component, local(component));
    }
    ports.connections(connections);
    try {
      loop.order(() -> loop.accept(ports, connections));
    } catch (RejectedExecutionException behind) {
      ports.disconnect(); // so that it may be tried again
      throw behind;
    }
  }

  @Override
  public void execute(Runnable work) {
    loop.order(work);
  }
}
