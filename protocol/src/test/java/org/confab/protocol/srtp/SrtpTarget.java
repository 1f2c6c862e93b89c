package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.protocol.srtp.SrtpReceiver.Verdict;

/** Whatever is not exactly what the other side has sent is refused, and left as it was. */
public final class SrtpTarget {
  private static final int SSRC = 0xcafebabe;
  private static final Mki MKI = new Mki(1, 4);
  private static final List<SrtpKeying> KEYINGS = keyings();
  private static final List<byte[]> GENUINE = packets();

  private SrtpTarget() {}

  /** Packets of RTP and RTCP under each of the keyings in turn. */
  public static FuzzTarget<?> target() {
    return FuzzTarget.bytes("srtp", SrtpReceiver.class).seeds(GENUINE).holds(SrtpTarget::check);
  }

  private static List<SrtpKeying> keyings() {
    List<SrtpKeying> all = new ArrayList<>();
    for (SrtpSuite suite : SrtpSuite.values()) {
      SrtpKeying keying = TestPackets.keying(suite);
      all.add(keying);
      all.add(new SrtpKeying(suite, keying.key(), MKI));
    }
    return all;
  }

  /** What has been sent under each of the keyings. */
  static List<byte[]> packets() {
    List<byte[]> sent = new ArrayList<>();
    for (SrtpKeying keying : KEYINGS) {
      SrtpSender sender = new SrtpSender(keying, new CryptoScratch());
      for (int sequence : new int[] {1, 0xfffe, 0xffff, 0}) {
        ByteBuffer packet = TestPackets.rtp(sequence, SSRC, new byte[] {1, 2, 3});
        sender.protect(packet);
        sent.add(TestPackets.bytes(packet));
      }
      ByteBuffer report = TestPackets.rtcp(SSRC);
      sender.protectRtcp(report);
      sent.add(TestPackets.bytes(report));
    }
    return sent;
  }

  private static void check(byte[] bytes) {
    SrtpKeying keying = KEYINGS.get(Math.floorMod(Arrays.hashCode(bytes), KEYINGS.size()));
    boolean genuine = isGenuine(bytes);
    boolean true80 = keying.suite().strong() && genuine;
    check(bytes, receiver(keying)::unprotect, keying, true80);
    check(bytes, receiver(keying)::unprotectRtcp, keying, genuine);
  }

  private static SrtpReceiver receiver(SrtpKeying keying) {
    return new SrtpReceiver(keying, new CryptoScratch(), 1);
  }

  private interface Opening {
    Verdict of(ByteBuffer packet);
  }

  private static void check(byte[] bytes, Opening opening, SrtpKeying keying, boolean mayBeOpen) {
    ByteBuffer packet = ByteBuffer.allocate(bytes.length + 9).position(5).slice();
    packet.put(bytes).flip();
    Verdict verdict = opening.of(packet);
    if (verdict == Verdict.OPEN) {
      // Four bytes of a tag may be right by chance, and then only.
      assertThat(mayBeOpen || !keying.suite().strong()).isTrue();
      assertThat(packet.limit()).isLessThan(bytes.length);
    } else {
      assertThat(TestPackets.bytes(packet)).isEqualTo(bytes);
      assertThat(packet.position()).isZero();
    }
  }

  private static boolean isGenuine(byte[] bytes) {
    return GENUINE.stream().anyMatch(one -> Arrays.equals(one, bytes));
  }
}
