package org.confab.mediaserver.testcall;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.mcu.Body;
import org.confab.protocol.rtp.RtpPacket;

/** A phone that whistles all the time and keeps what it hears. */
final class Caller implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("m=audio (\\d+) ");
  private static final int WINDOW = 800;
  private static final int LOUD = 6_000;

  private final int hertz;
  private final DatagramSocket socket = socket();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Thread ear = new Thread(this::listen, "caller");
  private final List<short[]> heard = new ArrayList<>();
  private int sample;
  private int sequence;

  Caller(int hertz) {
    this.hertz = hertz;
  }

  private static DatagramSocket socket() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  Body offer() {
    String sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
            + socket.getLocalPort()
            + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n";
    return Body.sdp(sdp.getBytes(StandardCharsets.UTF_8));
  }

  /** Whistles to where that answer says. */
  void answered(Body answer) {
    Matcher port = PORT.matcher(new String(answer.bytes(), StandardCharsets.UTF_8));
    if (!port.find()) {
      throw new AssertionError("no sound in the answer");
    }
    int there = Integer.parseInt(port.group(1));
    ear.start();
    clock.scheduleAtFixedRate(() -> whistle(there), 0, 20, TimeUnit.MILLISECONDS);
  }

  private void whistle(int port) {
    short[] frame = new short[Frame.SAMPLES];
    for (int each = 0; each < frame.length; each++) {
      frame[each] = (short) (LOUD * Math.sin(2 * Math.PI * hertz * sample++ / Frame.RATE));
    }
    byte[] payload = new byte[Frame.SAMPLES];
    AudioCodec.PCMU.encoder().encode(frame, payload);
    ByteBuffer out = ByteBuffer.allocate(400);
    RtpPacket.writeHeader(out, false, 0, sequence++ & 0xffff, sample, 77, new int[0], 0);
    out.put(payload).flip();
    try {
      socket.send(
          new DatagramPacket(out.array(), out.limit(), InetAddress.getLoopbackAddress(), port));
    } catch (IOException closed) {
      clock.shutdown();
    }
  }

  private void listen() {
    RtpPacket packet = new RtpPacket();
    DatagramPacket in = new DatagramPacket(new byte[1_500], 1_500);
    try {
      while (true) {
        socket.receive(in);
        if (packet.read(ByteBuffer.wrap(in.getData(), 0, in.getLength()))
            && packet.payloadType() == 0) {
          short[] frame = new short[packet.payloadLength()];
          AudioCodec.PCMU
              .decoder()
              .decode(in.getData(), packet.payloadOffset(), frame.length, frame);
          synchronized (heard) {
            heard.add(frame);
          }
        }
      }
    } catch (IOException closed) {
      clock.shutdown();
    }
  }

  /** After how many samples a tone was first heard for a tenth of a second; -1 if never. */
  int heardAt(int tone) {
    short[] all = all();
    for (int from = 0; from + WINDOW <= all.length; from += WINDOW / 2) {
      if (loudness(all, from, tone) > LOUD / 3.0) {
        return from;
      }
    }
    return -1;
  }

  private short[] all() {
    synchronized (heard) {
      short[] all = new short[heard.stream().mapToInt(frame -> frame.length).sum()];
      int at = 0;
      for (short[] frame : heard) {
        System.arraycopy(frame, 0, all, at, frame.length);
        at += frame.length;
      }
      return all;
    }
  }

  private static double loudness(short[] all, int from, int tone) {
    double real = 0;
    double imaginary = 0;
    for (int each = 0; each < WINDOW; each++) {
      double angle = 2 * Math.PI * tone * each / Frame.RATE;
      real += all[from + each] * Math.cos(angle);
      imaginary += all[from + each] * Math.sin(angle);
    }
    return 2 * Math.hypot(real, imaginary) / WINDOW;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    socket.close();
  }
}
