package org.confab.mediaserver.rtp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.LegFigures;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.rtp.MediaComponent;

/** A leg as others see it: orders for its loop, where {@link LegStream} does the work. */
final class RtpLeg implements AudioLeg {
  private final RtpRoom room;
  private final EventLoop loop;
  private final LegPorts ports;
  private final Figures figures;
  private final int ssrc;
  private final LegStream stream;
  private final AtomicBoolean left = new AtomicBoolean();
  private boolean costly;

  RtpLeg(
      RtpRoom room,
      EventLoop loop,
      PortPair ports,
      SourceState source,
      LegListener listener,
      Figures figures) {
    this.room = room;
    this.loop = loop;
    this.ports = new LegPorts(loop, ports, figures);
    this.figures = figures;
    ssrc = source.ssrc();
    stream = new LegStream(source, listener, ports, loop.tools(), System.nanoTime());
  }

  /** On the loop: a datagram has come to one of its ports. */
  void datagram(MediaComponent on, ByteBuffer datagram, InetSocketAddress from, long now) {
    if (ports.takes(on, datagram, from)) {
      return;
    }
    long refused = stream.counts.refused;
    stream.datagram(on, datagram, from, now);
    if (stream.counts.refused != refused) {
      figures.count(Counter.DATAGRAMS_REFUSED);
    }
  }

  LegStream stream() {
    return stream;
  }

  PortPair ports() {
    return ports.pair();
  }

  @Override
  public LegTransport transport() {
    return ports;
  }

  @Override
  public synchronized boolean affords(AudioCodec codec) {
    if (!codec.costly() || costly) {
      return true;
    }
    costly = !left.get() && loop.tools().costly().tryAcquire();
    return costly;
  }

  private synchronized void giveBack() {
    if (costly) {
      costly = false;
      loop.tools().costly().release();
    }
  }

  @Override
  public void begin(LegParameters parameters) {
    if (!parameters.codec().costly()) {
      giveBack();
    }
    loop.order(() -> stream.begin(parameters));
  }

  @Override
  public void reach(RemoteMedia remote) {
    loop.order(() -> stream.reach(remote, System.nanoTime()));
  }

  @Override
  public void mute(boolean muted) {
    loop.order(() -> stream.mute(muted));
  }

  @Override
  public void deafen(boolean deafened) {
    loop.order(() -> stream.deafen(deafened));
  }

  @Override
  public void play(Sound sound) {
    loop.order(() -> stream.whispers.add(sound));
  }

  @Override
  public int ssrc() {
    return ssrc;
  }

  @Override
  public SourceState source() {
    return stream.source();
  }

  @Override
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - stream.counts.lastHeard);
  }

  @Override
  public LegFigures figures() {
    return stream.counts.shown;
  }

  @Override
  public void leave() {
    leave(true);
  }

  @Override
  public void abandon() {
    leave(false);
  }

  private void leave(boolean bye) {
    if (left.compareAndSet(false, true)) {
      giveBack();
      room.leave(this, bye);
    }
  }

  /**
   * On the loop: closes, and counts what was lost.
   *
   * @param bye whether the other side is told
   */
  void end(boolean bye) {
    if (bye) {
      stream.report(true, System.nanoTime());
    }
    ports.pair().close();
    figures.count(Counter.RTP_LOST, stream.counts.shown.lost());
  }
}
