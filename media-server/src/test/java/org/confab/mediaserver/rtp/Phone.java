package org.confab.mediaserver.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.confab.mediaserver.audio.AudioCodec;
import org.confab.mediaserver.audio.LegParameters;
import org.confab.mediaserver.audio.SoundDecoder;
import org.confab.mediaserver.audio.SoundEncoder;
import org.confab.protocol.rtp.PacketKind;
import org.confab.protocol.rtp.RtcpCompound;
import org.confab.protocol.rtp.RtcpPacket;
import org.confab.protocol.rtp.RtpPacket;
import org.confab.protocol.rtp.TelephoneEvent;
import org.confab.protocol.srtp.CryptoScratch;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpReceiver;
import org.confab.protocol.srtp.SrtpSender;
import org.confab.protocol.srtp.SrtpSuite;

/** The other end of a leg: whistles a tone and remembers what it hears. */
final class Phone {
  static final int EVENTS = 101;
  private static final double AMPLITUDE = 6_000;

  final int ssrc;
  final double tone;
  final List<RtcpPacket> reports = new ArrayList<>();
  int packetsHeard;
  final Set<Integer> sourcesHeard = new HashSet<>();
  int[] sources = {};
  private final AudioCodec codec;
  private final Optional<Keys> keys;
  private final RtpPacket packet = new RtpPacket();
  private final short[] heard = new short[1 << 16];
  private final short[] decoded = new short[AudioCodec.MOST_SAMPLES];
  private final byte[] payload = new byte[AudioCodec.MOST_BYTES];
  private final SoundEncoder encoder;
  private final SoundDecoder decoder;
  private final int rate;
  private int newest;
  private int sequence = 65_500;
  private int timestamp = 17;
  private long samples;
  private double amplitude = AMPLITUDE;

  private record Keys(
      SrtpKeying theirs, SrtpKeying ours, SrtpSender sender, SrtpReceiver receiver) {}

  private Phone(int ssrc, double tone, AudioCodec codec, Optional<Keys> keys) {
    this.ssrc = ssrc;
    this.tone = tone;
    this.codec = codec;
    this.keys = keys;
    encoder = codec.encoder();
    decoder = codec.decoder();
    rate = codec.rate().perSecond();
  }

  static Phone plain(int ssrc, double tone, AudioCodec codec) {
    return new Phone(ssrc, tone, codec, Optional.empty());
  }

  static Phone plain(int ssrc, double tone, AudioCodec codec, double amplitude) {
    Phone phone = plain(ssrc, tone, codec);
    phone.amplitude = amplitude;
    return phone;
  }

  static Phone secure(int ssrc, double tone, AudioCodec codec) {
    SrtpKeying own = keying(ssrc);
    SrtpKeying theirs = keying(-ssrc);
    CryptoScratch scratch = new CryptoScratch();
    return new Phone(
        ssrc,
        tone,
        codec,
        Optional.of(
            new Keys(
                own, theirs, new SrtpSender(own, scratch), new SrtpReceiver(theirs, scratch))));
  }

  static SrtpKeying keying(int number) {
    byte[] key = new byte[30];
    ByteBuffer.wrap(key).putInt(number);
    return new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.of(key));
  }

  /** What signalling would have agreed on with it. */
  LegParameters parameters() {
    LegParameters plain = LegParameters.of(codec).withTelephoneEvent(EVENTS);
    return keys.map(each -> plain.protectedBy(each.theirs(), each.ours())).orElse(plain);
  }

  /** The same for a process that takes its leg over. */
  LegParameters takenOver() {
    return keys.map(each -> parameters().takenOver(each.theirs(), each.ours()))
        .orElseGet(this::parameters);
  }

  /** The next 20 ms of its tone. */
  ByteBuffer whistle() {
    short[] frame = new short[codec.rate().samples()];
    for (int each = 0; each < frame.length; each++) {
      frame[each] = (short) (amplitude * Math.sin(2 * Math.PI * tone * samples++ / rate));
    }
    int length = encoder.encode(frame, payload);
    return packet(codec.payloadType(), timestamp, Arrays.copyOf(payload, length));
  }

  /** A packet of a key that is held or released. */
  ByteBuffer key(int code, int start, boolean end, int duration) {
    ByteBuffer event = ByteBuffer.allocate(4);
    new TelephoneEvent(code, end, 10, duration).write(event);
    return packet(EVENTS, start, event.array());
  }

  int timestamp() {
    return timestamp;
  }

  private ByteBuffer packet(int type, int time, byte[] payload) {
    ByteBuffer out = ByteBuffer.allocate(400);
    sequence = (sequence + 1) & 0xffff;
    timestamp += codec.clockOfFrame();
    RtpPacket.writeHeader(out, false, type, sequence, time, ssrc, new int[0], 0);
    out.put(payload).flip();
    keys.ifPresent(each -> each.sender().protect(out));
    return out;
  }

  ByteBuffer bye() {
    ByteBuffer out = ByteBuffer.allocate(400);
    RtcpCompound.of(
            new RtcpPacket.ReceiverReport(ssrc, List.of()),
            new RtcpPacket.Goodbye(List.of(ssrc), ""))
        .write(out);
    out.flip();
    keys.ifPresent(each -> each.sender().protectRtcp(out));
    return out;
  }

  /** Hears a datagram; one that it cannot read is an error of the test. */
  void hear(ByteBuffer datagram) {
    boolean rtcp = PacketKind.of(datagram) == PacketKind.RTCP;
    keys.ifPresent(each -> open(each.receiver(), datagram, rtcp));
    if (rtcp) {
      reports.addAll(RtcpCompound.parse(datagram).packets());
      return;
    }
    if (!packet.read(datagram) || packet.payloadType() != codec.payloadType()) {
      throw new AssertionError("not what was agreed on");
    }
    int count =
        decoder.decode(datagram.array(), packet.payloadOffset(), packet.payloadLength(), decoded);
    int at = packet.timestamp() * (rate / codec.clock());
    for (int each = 0; each < count; each++) {
      heard[at + each & 0xffff] = decoded[each];
    }
    newest = at + count;
    packetsHeard++;
    sourcesHeard.add(packet.ssrc());
    sources = new int[packet.sources()];
    for (int each = 0; each < sources.length; each++) {
      sources[each] = packet.source(each);
    }
  }

  private static void open(SrtpReceiver receiver, ByteBuffer datagram, boolean rtcp) {
    SrtpReceiver.Verdict verdict =
        rtcp ? receiver.unprotectRtcp(datagram) : receiver.unprotect(datagram);
    if (verdict != SrtpReceiver.Verdict.OPEN) {
      throw new AssertionError("cannot open: " + verdict);
    }
  }

  /** How loud a tone is in the last 200 ms (Goertzel), as an amplitude. */
  double loudness(double frequency) {
    int memory = rate / 5;
    double step = 2 * Math.cos(2 * Math.PI * frequency / rate);
    double one = 0;
    double two = 0;
    for (int each = 0; each < memory; each++) {
      double now = heard[newest - memory + each & 0xffff] + step * one - two;
      two = one;
      one = now;
    }
    return 2 * Math.sqrt(one * one + two * two - step * one * two) / memory;
  }

  /** The steepest step between two samples of what was heard last, against the loudest sample. */
  int steepest(int millis) {
    int most = 0;
    for (int each = newest - rate / 1_000 * millis; each < newest - 1; each++) {
      most = Math.max(most, Math.abs(heard[each + 1 & 0xffff] - heard[each & 0xffff]));
    }
    return most;
  }

  boolean hears(Phone other) {
    return loudness(other.tone) > AMPLITUDE / 2;
  }

  boolean hearsNothingOf(Phone other) {
    return loudness(other.tone) < AMPLITUDE / 30;
  }
}
