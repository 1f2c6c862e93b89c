package org.confab.mediaserver.avmcu;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.AudioEngine;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.AudioLoad;
import org.confab.mediaserver.audio.AudioRoom;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegFigures;
import org.confab.mediaserver.audio.LegListener;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.audio.RoomListener;
import org.confab.protocol.rtp.MediaComponent;

/** An engine without sound: remembers what it was told. */
final class FakeEngine implements AudioEngine {
  final List<FakeLeg> legs = new ArrayList<>();
  int rooms;
  int places = 10;
  boolean portsStay;
  String bound = "127.0.0.1";

  /** Its loop takes no orders any more. */
  boolean behind;

  @Override
  public AudioRoom open(String name, RoomListener listener) {
    rooms++;
    return new AudioRoom() {
      @Override
      public AudioLeg join(LegListener heard) {
        return place(heard, 50_000 + 2 * legs.size());
      }

      @Override
      public AudioLeg join(LegListener heard, int rtpPort) {
        if (!portsStay) {
          throw new EngineFull("that pair is taken");
        }
        return place(heard, rtpPort);
      }

      private AudioLeg place(LegListener heard, int rtpPort) {
        if (legs.size() >= places) {
          throw new EngineFull("no ports");
        }
        FakeLeg leg = new FakeLeg(rtpPort, heard);
        legs.add(leg);
        return leg;
      }

      @Override
      public void close() {
        rooms--;
      }
    };
  }

  @Override
  public AudioLoad load() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}

  /** A leg that remembers. */
  final class FakeLeg implements AudioLeg, LegTransport {
    final LegListener listener;
    private final int port;
    Optional<LegParameters> parameters = Optional.empty();
    Optional<RemoteMedia> remote = Optional.empty();
    Duration silence = Duration.ZERO;
    boolean muted;
    boolean left;

    private FakeLeg(int port, LegListener listener) {
      this.port = port;
      this.listener = listener;
    }

    private void order() {
      if (behind) {
        throw new RejectedExecutionException("the loop is behind");
      }
    }

    @Override
    public LegTransport transport() {
      return this;
    }

    @Override
    public void begin(LegParameters agreed) {
      order();
      parameters = Optional.of(agreed);
    }

    @Override
    public void reach(RemoteMedia other) {
      order();
      remote = Optional.of(other);
    }

    @Override
    public void mute(boolean value) {
      order();
      muted = value;
    }

    @Override
    public void deafen(boolean deafened) {}

    @Override
    public int ssrc() {
      return port;
    }

    @Override
    public Duration silence() {
      return silence;
    }

    @Override
    public LegFigures figures() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void leave() {
      left = true;
    }

    @Override
    public InetSocketAddress local(MediaComponent component) {
      return new InetSocketAddress(bound, port + component.id() - 1);
    }

    @Override
    public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {}

    @Override
    public void receive(StunReceiver receiver) {
      order();
    }

    @Override
    public void execute(Runnable work) {
      order();
      work.run();
    }
  }
}
