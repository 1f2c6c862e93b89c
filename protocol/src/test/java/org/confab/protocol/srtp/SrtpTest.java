package org.confab.protocol.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SrtpTest {
  private final CryptoScratch scratch = new CryptoScratch();
  private final SrtpKeying keying = TestPackets.keying(SrtpSuite.AES_CM_128_HMAC_SHA1_80);
  private final SrtpSender sender = new SrtpSender(keying, scratch);
  private final SrtpReceiver receiver = new SrtpReceiver(keying, scratch);

  @Test
  void theKeyStreamIsThatOfTheRfc() {
    KeyStream stream =
        new KeyStream(
            hex("2B7E151628AED2A6ABF7158809CF4F3C"), hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"), scratch);
    byte[] zeros = new byte[48];
    stream.apply(0, 0, zeros, 0, zeros.length);
    assertThat(zeros)
        .isEqualTo(
            hex(
                "E03EAD0935C95E80E166B16DD92B4EB4"
                    + "D23513162B02D0F72A43A2FE4A5F97AB"
                    + "41E95B3BB0A2E8DD477901E4FCA894C0"));
  }

  @Test
  void theSessionKeysAreThoseOfTheRfc() {
    SrtpKey master =
        SrtpKey.of(hex("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6"));
    SessionKeys keys = SessionKeys.ofRtp(master, scratch);
    assertThat(keys.cipher).isEqualTo(hex("C61E7A93744F39EE10734AFE3FF7A087"));
    assertThat(keys.salt).isEqualTo(hex("30CBBC08863D8C85D49DB34A9AE1"));
    assertThat(keys.authentication).isEqualTo(hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
  }

  private GcmCipher gcm() {
    byte[] key = hex("000102030405060708090a0b0c0d0e0f");
    byte[] salt = hex("517569642070726f2071756f");
    return new GcmCipher(key, salt, key, salt, scratch);
  }

  @Test
  void galoisCounterModeIsThatOfItsRfc() {
    SrtpKeying agreed = TestPackets.keying(SrtpSuite.AEAD_AES_128_GCM);
    byte[] clear =
        hex(
            "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e6973206469766973"
                + "6120696e207061727465732074726573");
    ByteBuffer packet = ByteBuffer.allocate(200).put(clear).flip();
    gcm().protectRtp(packet, 12, 0xf17b, agreed);
    assertThat(TestPackets.bytes(packet))
        .isEqualTo(
            hex(
                "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a"
                    + "51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce"));
    assertThat(gcm().openRtp(packet, 12, 50, 0xf17b, agreed)).isTrue();
    assertThat(TestPackets.bytes(packet.limit(50))).isEqualTo(clear);
  }

  @Test
  void reportsInGaloisCounterModeAreThoseOfItsRfc() {
    SrtpKeying agreed = TestPackets.keying(SrtpSuite.AEAD_AES_128_GCM);
    byte[] clear =
        hex(
            "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
                + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
    ByteBuffer packet = ByteBuffer.allocate(200).put(clear).flip();
    gcm().protectRtcp(packet, 0x800005d4, agreed);
    assertThat(TestPackets.bytes(packet))
        .isEqualTo(
            hex(
                "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
                    + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4"));
    assertThat(gcm().openRtcp(packet, clear.length, agreed)).isTrue();
    assertThat(TestPackets.bytes(packet.limit(clear.length))).isEqualTo(clear);
  }

  @Property
  void whatIsProtectedIsOpenedTheSame(
      @ForAll SrtpSuite suite,
      @ForAll @Size(max = 1_000) byte[] payload,
      @ForAll @IntRange(max = 65_535) int sequence,
      @ForAll @IntRange(max = 128) int identifier) {
    SrtpKeying with =
        new SrtpKeying(
            suite, TestPackets.KEY.of(suite), new Mki(identifier > 0 ? 1 : 0, identifier));
    ByteBuffer packet = TestPackets.rtp(sequence, 4711, payload);
    byte[] clear = TestPackets.bytes(packet);
    new SrtpSender(with, scratch).protect(packet);
    assertThat(packet.remaining()).isEqualTo(clear.length + suite.tagBytes() + identifier);
    assertThat(new SrtpReceiver(with, scratch).unprotect(packet))
        .isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(TestPackets.bytes(packet)).isEqualTo(clear);
  }

  @Property
  void aChangedBitIsFoundOut(@ForAll SrtpSuite suite, @ForAll @IntRange(max = 10_000) int where) {
    SrtpKeying with = TestPackets.keying(suite);
    ByteBuffer packet = TestPackets.rtp(7, 4711, new byte[20]);
    new SrtpSender(with, scratch).protect(packet);
    int bit = where % (8 * packet.remaining());
    packet.put(bit / 8, (byte) (packet.get(bit / 8) ^ 1 << bit % 8));
    byte[] before = TestPackets.bytes(packet);
    assertThat(new SrtpReceiver(with, scratch).unprotect(packet))
        .isIn(SrtpReceiver.Verdict.FORGED, SrtpReceiver.Verdict.MALFORMED);
    assertThat(TestPackets.bytes(packet)).isEqualTo(before);
  }

  @Property
  void anyBytesAreRefusedAndNothingWorse(@ForAll @Size(max = 100) byte[] bytes) {
    assertThat(receiver.unprotect(ByteBuffer.wrap(bytes))).isNotEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(receiver.unprotectRtcp(ByteBuffer.wrap(bytes)))
        .isNotEqualTo(SrtpReceiver.Verdict.OPEN);
  }

  @Test
  void aPacketIsTakenOnce() {
    ByteBuffer packet = protectedPacket(100);
    byte[] sent = TestPackets.bytes(packet);
    assertThat(receiver.unprotect(packet)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(receiver.unprotect(ByteBuffer.wrap(sent))).isEqualTo(SrtpReceiver.Verdict.REPLAYED);
  }

  @Test
  void packetsMayComeInAnotherOrderButNotTooLate() {
    List<ByteBuffer> packets =
        java.util.stream.IntStream.range(0, 80).mapToObj(this::protectedPacket).toList();
    assertThat(receiver.unprotect(packets.get(0))).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(receiver.unprotect(packets.get(79))).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(receiver.unprotect(packets.get(16))).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(receiver.unprotect(packets.get(15))).isEqualTo(SrtpReceiver.Verdict.REPLAYED);
  }

  @Test
  void theRolloverOfSequenceNumbersIsFollowedWithPacketsInDisorder() {
    int last = 0;
    for (int number = 65_000; number < 65_536 + 70_000; number++) {
      ByteBuffer packet = protectedPacket(number & 0xffff);
      if (number % 7 == 0) {
        ByteBuffer next = protectedPacket(++number & 0xffff);
        assertThat(receiver.unprotect(next)).as("%d", number).isEqualTo(SrtpReceiver.Verdict.OPEN);
      }
      assertThat(receiver.unprotect(packet)).as("%d", number).isEqualTo(SrtpReceiver.Verdict.OPEN);
      last = number;
    }
    assertThat(last).isGreaterThan(2 * 65_536);
  }

  @Test
  void aPacketFromBeforeTheFirstRolloverIsRefused() {
    assertThat(receiver.unprotect(protectedPacket(0))).isEqualTo(SrtpReceiver.Verdict.OPEN);
    ByteBuffer before = TestPackets.rtp(65_535, 4711, new byte[20]);
    new SrtpSender(keying, scratch).protect(before);
    assertThat(receiver.unprotect(before)).isEqualTo(SrtpReceiver.Verdict.REPLAYED);
  }

  @Test
  void aSourceGoesOnWhereAnotherProcessHasBegunItBeyondARolloverToo() {
    SrtpSender another = new SrtpSender(keying, scratch);
    ByteBuffer last = TestPackets.rtp(60_000, 4711, new byte[20]);
    another.protect(last);
    another.protectRtcp(TestPackets.rtcp(4711));
    assertThat(receiver.unprotect(last)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(another.reports()).isEqualTo(1);
    SrtpSender next =
        new SrtpSender(keying, scratch, another.lastIndex(0) + 10_000, another.reports());
    int sequence = next.following(70_001 & 0xffff);
    ByteBuffer first = TestPackets.rtp(sequence, 4711, new byte[20]);
    next.protect(first);
    assertThat(next.lastIndex(0)).isEqualTo(70_001);
    assertThat(receiver.unprotect(first)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    next.protectRtcp(TestPackets.rtcp(4711));
    assertThat(next.reports()).isEqualTo(2);
  }

  @Test
  void aKeyThatWasInUseBeforeIsJoinedAtAnyOfItsFirstRollovers() {
    SrtpSender talker = new SrtpSender(keying, scratch);
    for (int number = 0; number < 3 * 65_536 + 10; number++) {
      talker.protect(TestPackets.rtp(number & 0xffff, 4711, new byte[0]));
    }
    SrtpReceiver late = new SrtpReceiver(keying, scratch, SrtpReceiver.JOINED_LATE);
    for (int number = 10; number < 20; number++) {
      ByteBuffer packet = TestPackets.rtp(number, 4711, new byte[20]);
      talker.protect(packet);
      byte[] sent = TestPackets.bytes(packet);
      assertThat(receiver.unprotect(ByteBuffer.wrap(sent))).isEqualTo(SrtpReceiver.Verdict.FORGED);
      assertThat(late.unprotect(packet)).isEqualTo(SrtpReceiver.Verdict.OPEN);
      assertThat(late.unprotect(ByteBuffer.wrap(sent))).isEqualTo(SrtpReceiver.Verdict.REPLAYED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4711, 4712})
  void anOldPacketThatIsSentAgainFirstSilencesNobodyAfterATakeOver(int replayedSource) {
    SrtpSender another = new SrtpSender(keying, scratch);
    ByteBuffer old = TestPackets.rtp(50_000, replayedSource, new byte[20]);
    another.protect(old);
    SrtpSender talker = new SrtpSender(keying, scratch);
    for (int number = 0; number < 2 * 65_536; number++) {
      talker.protect(TestPackets.rtp(number & 0xffff, 4711, new byte[0]));
    }
    SrtpReceiver late = new SrtpReceiver(keying, scratch, SrtpReceiver.JOINED_LATE);
    byte[] again = TestPackets.bytes(old);
    assertThat(late.unprotect(old)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    for (int number = 0; number < 70_000; number++) {
      ByteBuffer packet = TestPackets.rtp(number & 0xffff, 4711, new byte[20]);
      talker.protect(packet);
      assertThat(late.unprotect(packet)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    }
    assertThat(late.unprotect(ByteBuffer.wrap(again))).isNotEqualTo(SrtpReceiver.Verdict.OPEN);
  }

  @Test
  void forgersBeforeTheFirstPacketHoldItUpForASecondOrSo() {
    SrtpSender talker = new SrtpSender(keying, scratch);
    for (int number = 0; number < 65_536; number++) {
      talker.protect(TestPackets.rtp(number & 0xffff, 4711, new byte[0]));
    }
    SrtpReceiver late = new SrtpReceiver(keying, scratch, SrtpReceiver.JOINED_LATE);
    int refused = 0;
    for (int number = 0; number < 100; number++) {
      ByteBuffer forged = TestPackets.rtp(30_000 + number, 4711, new byte[40]);
      assertThat(late.unprotect(forged)).isEqualTo(SrtpReceiver.Verdict.FORGED);
      ByteBuffer packet = TestPackets.rtp(number, 4711, new byte[20]);
      talker.protect(packet);
      refused += late.unprotect(packet) == SrtpReceiver.Verdict.OPEN ? 0 : 1;
    }
    assertThat(refused).isLessThan(80);
  }

  @Test
  void aKeyGoesOnWithItsCountersInAnotherSuite() {
    for (int number = 65_000; number < 65_536 + 100; number++) {
      assertThat(receiver.unprotect(protectedPacket(number & 0xffff)))
          .isEqualTo(SrtpReceiver.Verdict.OPEN);
    }
    ByteBuffer before = protectedPacket(100);
    sender.protectRtcp(TestPackets.rtcp(4711));
    SrtpKeying shorter =
        new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_32, keying.key(), new Mki(1, 1));
    sender.change(shorter);
    receiver.change(shorter);
    assertThat(receiver.unprotect(before)).isEqualTo(SrtpReceiver.Verdict.FORGED);
    ByteBuffer after = protectedPacket(101);
    assertThat(after.remaining()).isEqualTo(12 + 20 + 1 + 4);
    assertThat(receiver.unprotect(after)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    ByteBuffer report = TestPackets.rtcp(4711);
    int clear = report.remaining();
    sender.protectRtcp(report);
    assertThat(report.getInt(clear)).isEqualTo(0x80000002);
    SrtpKeying other =
        new SrtpKeying(keying.suite(), SrtpKey.of(new byte[keying.suite().keyBytes()]));
    assertThatThrownBy(() -> sender.change(other)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> receiver.change(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void howeverManyPacketsWentWithoutProtectionTheOtherSideFollows(
      @ForAll @IntRange(max = 65_535) int last, @ForAll @IntRange(max = 200_000) int without) {
    SrtpSender one = new SrtpSender(keying, scratch);
    SrtpReceiver other = new SrtpReceiver(keying, scratch);
    assertThat(one.following(last)).isEqualTo(last);
    ByteBuffer before = TestPackets.rtp(last, 4711, new byte[20]);
    one.protect(before);
    assertThat(other.unprotect(before)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    int next = one.following(last + without + 1 & 0xffff);
    ByteBuffer after = TestPackets.rtp(next, 4711, new byte[20]);
    one.protect(after);
    assertThat(other.unprotect(after)).isEqualTo(SrtpReceiver.Verdict.OPEN);
  }

  @Test
  void noKeyStreamIsUsedTwiceThoughASequenceNumberIs() {
    byte[] once = TestPackets.bytes(protectedPacket(5));
    byte[] twice = TestPackets.bytes(protectedPacket(5));
    assertThat(java.util.Arrays.copyOfRange(twice, 12, 32))
        .isNotEqualTo(java.util.Arrays.copyOfRange(once, 12, 32));
  }

  @Test
  void strangersDoNotChangeWhatIsKnownOfASource() {
    assertThat(receiver.unprotect(protectedPacket(10))).isEqualTo(SrtpReceiver.Verdict.OPEN);
    for (int each = 0; each < 1_000; each++) {
      ByteBuffer forged = TestPackets.rtp(30_000 + each, 4711 + each % 3, new byte[40]);
      assertThat(receiver.unprotect(forged)).isEqualTo(SrtpReceiver.Verdict.FORGED);
    }
    assertThat(receiver.unprotect(protectedPacket(11))).isEqualTo(SrtpReceiver.Verdict.OPEN);
  }

  @Test
  void sourcesUnderOneKeyAreBounded() {
    for (int source = 0; source < 100; source++) {
      ByteBuffer packet = TestPackets.rtp(1, source, new byte[20]);
      new SrtpSender(keying, scratch).protect(packet);
      assertThat(receiver.unprotect(packet)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    }
  }

  @Test
  void reportsAreEncryptedNumberedAndTakenOnce() {
    ByteBuffer report = TestPackets.rtcp(4711);
    byte[] clear = TestPackets.bytes(report);
    assertThat(sender.protectRtcp(report)).isTrue();
    byte[] sent = TestPackets.bytes(report);
    assertThat(sent).hasSize(clear.length + 14);
    assertThat(ByteBuffer.wrap(sent).getInt(clear.length)).isEqualTo(0x80000001);
    assertThat(receiver.unprotectRtcp(report)).isEqualTo(SrtpReceiver.Verdict.OPEN);
    assertThat(TestPackets.bytes(report)).isEqualTo(clear);
    assertThat(receiver.unprotectRtcp(ByteBuffer.wrap(sent)))
        .isEqualTo(SrtpReceiver.Verdict.REPLAYED);
    sent[20] ^= 1;
    assertThat(new SrtpReceiver(keying, scratch).unprotectRtcp(ByteBuffer.wrap(sent)))
        .isEqualTo(SrtpReceiver.Verdict.FORGED);
  }

  @Test
  void anotherIdentifierThanTheAgreedIsRefused() {
    SrtpKeying one = new SrtpKeying(keying.suite(), keying.key(), new Mki(1, 1));
    SrtpKeying two = new SrtpKeying(keying.suite(), keying.key(), new Mki(2, 1));
    ByteBuffer packet = TestPackets.rtp(1, 1, new byte[20]);
    new SrtpSender(one, scratch).protect(packet);
    assertThat(new SrtpReceiver(two, scratch).unprotect(packet))
        .isEqualTo(SrtpReceiver.Verdict.FORGED);
  }

  @Test
  void whatIsNoPacketIsNotProtected() {
    assertThatThrownBy(() -> sender.protect(ByteBuffer.allocate(11)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> sender.protectRtcp(ByteBuffer.allocate(7)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ByteBuffer protectedPacket(int sequence) {
    ByteBuffer packet = TestPackets.rtp(sequence, 4711, new byte[20]);
    assertThat(sender.protect(packet)).isTrue();
    return packet;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
