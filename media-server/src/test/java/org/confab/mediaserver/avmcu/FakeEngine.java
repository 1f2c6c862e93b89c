package org.confab.mediaserver.avmcu;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.confab.mediaserver.audio.AudioCodec;
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
import org.confab.mediaserver.audio.Sound;
import org.confab.mediaserver.audio.SourceState;
import org.confab.mediaserver.audio.Tap;
import org.confab.protocol.rtp.MediaComponent;

/** An engine without sound: remembers what it was told. */
final class FakeEngine implements AudioEngine {
  final List<FakeLeg> legs = new ArrayList<>();
  int rooms;
  int places = 10;
  int most = 10;
  boolean portsStay;
  String bound = "127.0.0.1";

  /** Its loop takes no orders any more. */
  boolean behind;

  /** What all hear, and who hears all; of the room that was opened last. */
  final List<Sound> played = new ArrayList<>();

  Optional<Tap> tap = Optional.empty();
  RoomListener speaking = new RoomListener() {};

  @Override
  public AudioRoom open(String name, RoomListener listener) {
    if (rooms >= most) {
      throw new EngineFull("no rooms");
    }
    rooms++;
    speaking = listener;
    return new AudioRoom() {
      @Override
      public AudioLeg join(LegListener heard) {
        return place(heard, 50_000 + 2 * legs.size());
      }

      @Override
      public AudioLeg join(LegListener heard, int rtpPort, SourceState before) {
        if (!portsStay) {
          throw new EngineFull("that pair is taken");
        }
        FakeLeg leg = place(heard, rtpPort);
        leg.source = before.takenOver(before.at());
        return leg;
      }

      private FakeLeg place(LegListener heard, int rtpPort) {
        if (legs.size() >= places) {
          throw new EngineFull("no ports");
        }
        FakeLeg leg = new FakeLeg(rtpPort, heard);
        legs.add(leg);
        return leg;
      }

      @Override
      public void play(Sound sound) {
        played.add(sound);
      }

      @Override
      public void tap(Tap to) {
        tap = Optional.of(to);
      }

      @Override
      public void untap() {
        tap = Optional.empty();
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
    SourceState source = new SourceState(7, 100, 3, 1_000, 0);
    final List<Sound> whispered = new ArrayList<>();
    boolean muted;
    boolean left;
    boolean abandoned;

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
    public boolean affords(AudioCodec codec) {
      return true;
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
    public void play(Sound sound) {
      order();
      whispered.add(sound);
    }

    @Override
    public int ssrc() {
      return port;
    }

    @Override
    public SourceState source() {
      return source;
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
    public void abandon() {
      leave();
      abandoned = true;
    }

    @Override
    public InetSocketAddress local(MediaComponent component) {
      return new InetSocketAddress(bound, port + component.id() - 1);
    }

    @Override
    public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {}

    @Override
    public void listen() {
      order();
    }

    @Override
    public void handshakes(Receiver receiver) {
      order();
    }

    @Override
    public void receive(Receiver receiver) {
      order();
    }

    @Override
    public void execute(Runnable work) {
      order();
      work.run();
    }
  }
}
