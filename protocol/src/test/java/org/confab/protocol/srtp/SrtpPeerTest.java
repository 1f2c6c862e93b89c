package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Random;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.ByteArrayBuffer;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Byte for byte what another implementation makes, and opened by each other. */
class SrtpPeerTest {
  private static final int SSRC = 0xcafebabe;
  private static final int PACKETS = 70_000;

  private final CryptoScratch scratch = new CryptoScratch();
  private final Random random = new Random(42);

  @ParameterizedTest
  @EnumSource
  void rtpOverTheRollover(SrtpSuite suite) throws GeneralSecurityException {
    SrtpKeying keying = TestPackets.keying(suite);
    SrtpSender sender = new SrtpSender(keying, scratch);
    SrtpReceiver receiver = new SrtpReceiver(keying, scratch);
    SrtpCryptoContext theirSender = peer(suite, true).deriveContext(SSRC, 0);
    SrtpCryptoContext theirReceiver = peer(suite, false).deriveContext(SSRC, 0);
    for (int number = 60_000; number < 60_000 + PACKETS; number += 1 + random.nextInt(20)) {
      byte[] payload = new byte[random.nextInt(500)];
      random.nextBytes(payload);
      ByteBuffer ours = TestPackets.rtp(number & 0xffff, SSRC, payload);
      Packet theirs = new Packet(TestPackets.bytes(ours));
      final byte[] clear = theirs.bytes();
      sender.protect(ours);
      assertThat(theirSender.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);
      assertThat(TestPackets.bytes(ours)).isEqualTo(theirs.bytes());
      Packet sent = new Packet(TestPackets.bytes(ours));
      assertThat(theirReceiver.reverseTransformPacket(sent, false)).isEqualTo(SrtpErrorStatus.OK);
      assertThat(sent.bytes()).isEqualTo(clear);
      assertThat(receiver.unprotect(ours)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    }
  }

  @ParameterizedTest
  @EnumSource
  void rtcp(SrtpSuite suite) throws GeneralSecurityException {
    SrtpKeying keying = TestPackets.keying(suite);
    SrtpSender sender = new SrtpSender(keying, scratch);
    SrtpReceiver receiver = new SrtpReceiver(keying, scratch);
    SrtcpCryptoContext theirSender = peer(suite, true).deriveControlContext(SSRC);
    SrtcpCryptoContext theirReceiver = peer(suite, false).deriveControlContext(SSRC);
    for (int number = 0; number < 200; number++) {
      byte[] clear = TestPackets.bytes(TestPackets.rtcp(SSRC));
      ByteBuffer ours = TestPackets.rtcp(SSRC);
      sender.protectRtcp(ours);
      Packet sent = new Packet(TestPackets.bytes(ours));
      assertThat(theirReceiver.reverseTransformPacket(sent)).isEqualTo(SrtpErrorStatus.OK);
      assertThat(sent.bytes()).isEqualTo(clear);
      Packet theirs = new Packet(clear);
      assertThat(theirSender.transformPacket(theirs)).isEqualTo(SrtpErrorStatus.OK);
      ByteBuffer received = ByteBuffer.wrap(theirs.bytes());
      assertThat(receiver.unprotectRtcp(received)).isEqualTo(SrtpReceiver.Verdict.OPEN);
      assertThat(TestPackets.bytes(received)).isEqualTo(clear);
    }
  }

  private static SrtpContextFactory peer(SrtpSuite suite, boolean sender) {
    SrtpKey key = TestPackets.KEY.of(suite);
    return new SrtpContextFactory(
        sender,
        key.key(),
        java.util.Arrays.copyOf(key.salt(), suite.keyBytes() - SrtpKey.KEY_BYTES),
        policy(suite, suite.tagBytes()),
        policy(suite, suite.rtcpTagBytes()),
        new LoggerImpl("srtp"));
  }

  private static SrtpPolicy policy(SrtpSuite suite, int tagBytes) {
    if (suite == SrtpSuite.AEAD_AES_128_GCM) {
      return new SrtpPolicy(
          SrtpPolicy.AESGCM_ENCRYPTION,
          SrtpKey.KEY_BYTES,
          SrtpPolicy.NULL_AUTHENTICATION,
          0,
          tagBytes,
          12);
    }
    return new SrtpPolicy(
        SrtpPolicy.AESCM_ENCRYPTION,
        SrtpKey.KEY_BYTES,
        SrtpPolicy.HMACSHA1_AUTHENTICATION,
        20,
        tagBytes,
        SrtpKey.SALT_BYTES);
  }

  /** A packet as the other implementation wants it. */
  private static final class Packet implements ByteArrayBuffer {
    private final byte[] buffer = new byte[2_000];
    private int length;

    Packet(byte[] bytes) {
      System.arraycopy(bytes, 0, buffer, 0, bytes.length);
      length = bytes.length;
    }

    byte[] bytes() {
      return java.util.Arrays.copyOf(buffer, length);
    }

    @Override
    public byte[] getBuffer() {
      return buffer;
    }

    @Override
    public int getOffset() {
      return 0;
    }

    @Override
    public int getLength() {
      return length;
    }

    @Override
    public void setLength(int length) {
      this.length = length;
    }

    @Override
    public void setOffset(int offset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isInvalid() {
      return false;
    }

    @Override
    public void readRegionToBuff(int offset, int count, byte[] out) {
      System.arraycopy(buffer, offset, out, 0, count);
    }

    @Override
    public void grow(int count) {
      // There is room enough already.
      assertThat(length + count).isLessThanOrEqualTo(buffer.length);
    }

    @Override
    public void append(byte[] bytes, int count) {
      System.arraycopy(bytes, 0, buffer, length, count);
      length += count;
    }

    @Override
    public void shrink(int count) {
      length -= count;
    }
  }
}
