package org.confab.ejb.check;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.confab.core.check.CheckFailed;
import org.confab.core.check.Outcome;
import org.confab.core.check.Trouble;
import org.confab.ejb.check.client.Dialog;
import org.confab.ejb.check.client.Endpoint;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.sdp.MediaDescription;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;

/** Two in a conference with sound: one sings a tone, the other hears it (G.711 in plain RTP). */
final class AudioTrial {
  private static final int PCMU = 0;
  private static final int FRAME = 160;
  private static final int HEADER = RtpPacket.FIXED_HEADER;

  /** 20 ms: how long a frame sounds. */
  private static final int FRAME_MILLIS = 20;

  /** How long one sings at most until the other hears it: 4 s. */
  private static final int MOST_FRAMES = 200;

  /** So many frames with a tone are no accident. */
  private static final int HEARD = 5;

  /** Nearer to zero than this is silence, in the code of G.711 (the smaller, the louder). */
  private static final int LOUD = 0x50;

  private AudioTrial() {}

  static Outcome perform(Endpoint organizer, Endpoint guest, InetAddress here) throws IOException {
    try (DatagramSocket singer = new DatagramSocket(0, here);
        DatagramSocket listener = new DatagramSocket(0, here);
        ConferenceTrial conference =
            new ConferenceTrial(organizer, guest, List.of("chat", "audio-video"))) {
      Dialog first = conference.call(organizer, "audio-video", offer(singer));
      Dialog second = conference.call(guest, "audio-video", offer(listener));
      long inside = conference.atMcu("audio-video");
      long took = sing(singer, there(first), listener, there(second));
      second.hangUp();
      first.hangUp();
      return new Outcome.Fine(
          "two in a conference, a tone heard after %d ms, %d in the roster"
              .formatted(took, inside));
    }
  }

  private static String offer(DatagramSocket socket) {
    InetAddress own = socket.getLocalAddress();
    boolean four = own.getAddress().length == 4;
    String address = (four ? "IN IP4 " : "IN IP6 ") + own.getHostAddress().replaceFirst("%.*", "");
    return String.join(
        "\r\n",
        "v=0",
        "o=- 1 1 " + address,
        "s=check",
        "c=" + address,
        "t=0 0",
        "m=audio " + socket.getLocalPort() + " RTP/AVP 0",
        "a=rtpmap:0 PCMU/8000",
        "a=sendrecv",
        "");
  }

  /** Where the media server hears that leg. */
  private static InetSocketAddress there(Dialog dialog) {
    SessionDescription answer =
        SdpReader.read(dialog.description().getBytes(StandardCharsets.UTF_8));
    MediaDescription sound =
        answer.media().stream()
            .filter(one -> one.port() > 0)
            .findFirst()
            .orElseThrow(
                () -> new CheckFailed(Trouble.WRONG_ANSWER, "the sound was declined by the MCU"));
    InetAddress host =
        answer
            .host(sound)
            .orElseThrow(() -> new CheckFailed(Trouble.WRONG_ANSWER, "sound without an address"));
    return new InetSocketAddress(host, sound.port());
  }

  /** Milliseconds until the tone was heard. */
  private static long sing(
      DatagramSocket singer, InetSocketAddress to, DatagramSocket listener, InetSocketAddress other)
      throws IOException {
    long began = System.nanoTime();
    int heard = 0;
    for (int number = 0; number < MOST_FRAMES; number++) {
      singer.send(new DatagramPacket(frame(number, true), HEADER + FRAME, to));
      listener.send(new DatagramPacket(frame(number, false), HEADER + FRAME, other));
      heard += heard(listener, began + (number + 1) * FRAME_MILLIS * 1_000_000L);
      if (heard >= HEARD) {
        return (System.nanoTime() - began) / 1_000_000L;
      }
    }
    throw new CheckFailed(
        Trouble.NOT_DELIVERED,
        "both were let into the sound of a conference, and one did not hear the other within 4 s");
  }

  /** Frames with a tone that come until then. */
  private static int heard(DatagramSocket listener, long until) throws IOException {
    int heard = 0;
    byte[] room = new byte[2048];
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      listener.setSoTimeout((int) Math.max(1, left / 1_000_000L));
      DatagramPacket packet = new DatagramPacket(room, room.length);
      try {
        listener.receive(packet);
      } catch (SocketTimeoutException nothing) {
        return heard;
      }
      heard += isLoud(room, packet.getLength()) ? 1 : 0;
    }
    return heard;
  }

  /** Whether a packet, with whatever sources, has a tone in it. */
  static boolean isLoud(byte[] bytes, int length) {
    RtpPacket packet = new RtpPacket();
    if (!packet.read(ByteBuffer.wrap(bytes, 0, length)) || packet.payloadType() != PCMU) {
      return false;
    }
    int loud = 0;
    int end = packet.payloadOffset() + packet.payloadLength();
    for (int i = packet.payloadOffset(); i < end; i++) {
      loud += (bytes[i] & 0x7f) < LOUD ? 1 : 0;
    }
    return loud > packet.payloadLength() / 2;
  }

  /** A frame of a square wave of 400 Hz, or of silence. */
  static byte[] frame(int number, boolean tone) {
    byte[] sound = new byte[FRAME];
    Arrays.fill(sound, (byte) 0xff);
    for (int i = 0; tone && i < FRAME; i++) {
      sound[i] = (byte) (i / 10 % 2 == 0 ? 0xa0 : 0x20);
    }
    return ByteBuffer.allocate(HEADER + FRAME)
        .put((byte) 0x80)
        .put((byte) (number == 0 ? 0x80 : 0))
        .putShort((short) number)
        .putInt(number * FRAME)
        .putInt(tone ? 0x5e110 : 0x51137)
        .put(sound)
        .array();
  }
}
