package org.confab.bench.media;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.confab.bench.report.Delays;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.SoundDecoder;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.srtp.SrtpReceiver;

/** What one leg hears: how evenly packets come, how many are missing, and whether it is sound. */
final class Ear {
  private static final long NANOS_PER_MICRO = 1_000;
  private static final long MICROS_PER_SAMPLE = 1_000_000 / Frame.RATE;
  private static final int HEARD = 100;

  private final SoundDecoder decoder = AudioCodec.PCMU.decoder();
  private final RtpPacket packet = new RtpPacket();
  private final short[] samples = new short[Frame.RATE];
  private final Optional<SrtpReceiver> opener;
  private final boolean attentive;
  private boolean any;
  private long lastArrival;
  private int firstTime;
  private int lastTime;
  private int packets;
  private int sounding;
  private int forged;

  /**
   * An ear.
   *
   * @param attentive whether it opens and decodes what comes
   */
  Ear(Optional<SrtpReceiver> opener, boolean attentive) {
    this.opener = opener;
    this.attentive = attentive;
  }

  /** A window begins. */
  void clear() {
    any = false;
    packets = 0;
    sounding = 0;
    forged = 0;
  }

  /** A packet of RTP has come; how far from its time behind the one before goes into the list. */
  void hear(ByteBuffer datagram, long now, Delays unevenness) {
    int time = datagram.getInt(datagram.position() + 4);
    if (any) {
      long micros = (now - lastArrival) / NANOS_PER_MICRO;
      unevenness.add(Math.abs(micros - (time - lastTime) * MICROS_PER_SAMPLE));
    } else {
      firstTime = time;
      any = true;
    }
    lastArrival = now;
    lastTime = time;
    packets++;
    if (attentive) {
      listen(datagram);
    }
  }

  private void listen(ByteBuffer datagram) {
    if (opener.isPresent() && opener.get().unprotect(datagram) != SrtpReceiver.Verdict.OPEN) {
      forged++;
      return;
    }
    if (packet.read(datagram)) {
      int length = packet.payloadLength();
      int start = datagram.arrayOffset() + packet.payloadOffset();
      decoder.decode(datagram.array(), start, length, samples);
      long sum = 0;
      for (int each = 0; each < length; each++) {
        sum += Math.abs(samples[each]);
      }
      sounding += sum > (long) HEARD * length ? 1 : 0;
    }
  }

  /** Packets that have come. */
  int packets() {
    return packets;
  }

  /** Frames of the window that have not come: by the source's own time, and by the clock. */
  int missing(int seconds) {
    int told = any ? (lastTime - firstTime) / Frame.SAMPLES + 1 : 0;
    return Math.max(0, Math.max(told, seconds * Frame.PER_SECOND - 1) - packets);
  }

  /** Whether most of what came was sound, and all of it authentic; for those who listen. */
  boolean satisfied() {
    return !attentive || forged == 0 && sounding > packets / 2;
  }
}
