package org.confab.mediaserver.avmcu;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.confab.mediaserver.audio.AudioLeg;
import org.confab.mediaserver.audio.EngineFull;
import org.confab.mediaserver.audio.LegTransport;
import org.confab.mediaserver.audio.RemoteMedia;
import org.confab.mediaserver.video.VideoLeg;
import org.confab.mediaserver.video.VideoListener;
import org.confab.mediaserver.video.VideoParameters;
import org.confab.mediaserver.video.VideoRoom;
import org.confab.protocol.rtp.MediaComponent;

/** Pictures that nobody forwards: remembers what it was told. */
final class FakePictures implements VideoRoom {
  final List<FakePicture> legs = new ArrayList<>();
  int places = 10;
  boolean portsStay;

  @Override
  public VideoLeg join(AudioLeg leg, VideoListener listener) {
    return place(listener, 50_200 + 2 * legs.size());
  }

  @Override
  public VideoLeg join(AudioLeg leg, VideoListener listener, int rtpPort) {
    if (!portsStay) {
      throw new EngineFull("that pair is taken");
    }
    return place(listener, rtpPort);
  }

  private VideoLeg place(VideoListener listener, int port) {
    if (legs.size() >= places) {
      throw new EngineFull("no ports");
    }
    FakePicture leg = new FakePicture(port, listener);
    legs.add(leg);
    return leg;
  }

  /** One that remembers. */
  static final class FakePicture implements VideoLeg, LegTransport {
    final VideoListener listener;
    private final int port;
    Optional<VideoParameters> parameters = Optional.empty();
    Optional<RemoteMedia> remote = Optional.empty();
    boolean hidden;
    int wanted;
    boolean left;

    private FakePicture(int port, VideoListener listener) {
      this.port = port;
      this.listener = listener;
    }

    @Override
    public LegTransport transport() {
      return this;
    }

    @Override
    public void begin(VideoParameters agreed) {
      parameters = Optional.of(agreed);
    }

    @Override
    public void rest() {
      parameters = Optional.empty();
    }

    @Override
    public void reach(RemoteMedia other) {
      remote = Optional.of(other);
    }

    @Override
    public void hide(boolean value) {
      hidden = value;
    }

    @Override
    public void wantsWhole() {
      wanted++;
    }

    @Override
    public int ssrc() {
      return port;
    }

    @Override
    public void leave() {
      left = true;
    }

    @Override
    public InetSocketAddress local(MediaComponent component) {
      return new InetSocketAddress("127.0.0.1", port + component.id() - 1);
    }

    @Override
    public void send(MediaComponent component, ByteBuffer datagram, InetSocketAddress to) {}

    @Override
    public void receive(Receiver receiver) {}

    @Override
    public void listen() {}

    @Override
    public void handshakes(Receiver receiver) {}

    @Override
    public void execute(Runnable work) {
      work.run();
    }
  }
}
