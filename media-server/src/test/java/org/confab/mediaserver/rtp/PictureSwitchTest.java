package org.confab.mediaserver.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.video.VideoFeedback;
import org.confab.protocol.rtp.PictureFeedback;
import org.confab.protocol.rtp.RtcpPacket;
import org.junit.jupiter.api.Test;

class PictureSwitchTest {
  private static final Duration SHORT = Duration.ofMillis(200);

  private final SimulatedPictures room = new SimulatedPictures();
  private final Camera anna = new Camera(1, Camera.H264, true);
  private final Camera bert = new Camera(2, Camera.H264, false);
  private final Camera cara = new Camera(3, Camera.H264, true);

  private void all() {
    room.join(anna);
    room.join(bert);
    room.join(cara);
    room.run(SHORT, anna, bert, cara);
    show();
  }

  private void show() {
    room.run(SHORT, anna, bert, cara);
    List.of(anna, bert, cara).forEach(room::whole);
    room.run(SHORT, anna, bert, cara);
  }

  private void speaks(Camera camera) {
    room.speaks(camera);
    show();
  }

  @Test
  void everybodySeesWhoSpeaksAndThatOneWhoSpokeBefore() {
    all();
    speaks(bert);
    speaks(cara);
    assertThat(anna.sees()).isEqualTo(3);
    assertThat(bert.sees()).isEqualTo(3);
    assertThat(cara.sees()).isEqualTo(2);
    speaks(anna);
    assertThat(anna.sees()).isEqualTo(3);
    assertThat(bert.sees()).isEqualTo(1);
  }

  @Test
  void aReceiverSeesOneStreamWhoeverIsShown() {
    all();
    speaks(bert);
    speaks(cara);
    speaks(bert);
    List<Camera.Seen> seen = anna.seen;
    assertThat(seen).extracting(Camera.Seen::ssrc).containsOnly(1_001);
    for (int each = 1; each < seen.size(); each++) {
      assertThat(seen.get(each).sequence()).isEqualTo(seen.get(each - 1).sequence() + 1 & 0xffff);
      assertThat(seen.get(each).timestamp() - seen.get(each - 1).timestamp()).isPositive();
      if (seen.get(each).mark() != seen.get(each - 1).mark()) {
        assertThat(seen.get(each).whole()).isTrue();
      }
    }
    assertThat(seen).extracting(Camera.Seen::mark).contains((byte) 2, (byte) 3);
  }

  @Test
  void untilTheNewOneShowsAWholePictureTheOldOneIsSeen() {
    all();
    speaks(bert);
    room.speaks(cara);
    room.run(SHORT, anna, bert, cara);
    assertThat(anna.sees()).isEqualTo(2);
    room.whole(cara);
    assertThat(anna.sees()).isEqualTo(3);
  }

  @Test
  void aWholePictureIsAskedForByReportsAndNotTooOften() {
    all();
    room.run(Duration.ofSeconds(2), anna, bert, cara);
    cara.asked.clear();
    room.speaks(cara);
    room.run(Duration.ofMillis(900), anna, bert, cara);
    assertThat(cara.asked).extracting(RtcpPacket.Feedback::format).containsExactly(1, 4);
    assertThat(cara.asked.get(0).media()).isEqualTo(3);
    assertThat(cara.asked.get(1).control().get(0)).isEqualTo(3);
    room.run(Duration.ofSeconds(60), anna, bert, cara);
    assertThat(cara.asked).hasSizeBetween(8, 16);
    assertThat(cara.signalled).isZero();
  }

  @Test
  void whoUnderstandsNoReportsIsAskedBySignalling() {
    room.join(anna, VideoFeedback.NONE, 0);
    room.join(bert);
    room.run(SHORT, anna);
    assertThat(anna.signalled).isEqualTo(1);
    assertThat(anna.asked).extracting(RtcpPacket.Feedback::format).containsExactly(1);
  }

  @Test
  void aLateJoinerCausesAWholePicture() {
    room.join(anna);
    room.join(bert);
    room.run(Duration.ofSeconds(2), anna);
    room.whole(anna);
    room.run(Duration.ofSeconds(2), anna);
    int before = anna.asked.size();
    room.join(cara);
    room.run(SHORT, anna);
    assertThat(anna.asked).hasSizeGreaterThan(before);
    assertThat(cara.seen).isEmpty();
    room.whole(anna);
    assertThat(cara.sees()).isEqualTo(1);
  }

  @Test
  void requestsOfReceiversGoOnToWhomTheySee() {
    all();
    room.run(Duration.ofSeconds(3), anna, bert, cara);
    speaks(bert);
    room.run(Duration.ofSeconds(2), anna, bert, cara);
    bert.asked.clear();
    room.reports(anna, anna.report(PictureFeedback.pli(1, 1_001)));
    room.reports(cara, cara.report(PictureFeedback.fir(3, 1_003, 1)));
    assertThat(bert.asked).extracting(RtcpPacket.Feedback::format).containsExactly(1, 4);
    assertThat(room.figures.of(Counter.PICTURES_WANTED)).isEqualTo(2);
  }

  @Test
  void whatAReceiverMissesIsSentAgainAsItWas() {
    all();
    Camera.Seen missed = anna.seen.get(anna.seen.size() - 3);
    int before = anna.seen.size();
    int number = missed.sequence();
    room.reports(
        bert,
        bert.report(
            new RtcpPacket.Feedback(205, 1, 2, 1_002, List.of(bert.seen.get(5).sequence() << 16))));
    assertThat(bert.seen.get(bert.seen.size() - 1)).isEqualTo(bert.seen.get(5));
    room.reports(
        anna, anna.report(new RtcpPacket.Feedback(205, 1, 1, 1_001, List.of(number << 16))));
    assertThat(anna.seen).as("a replay is refused by SRTP, so it came").hasSize(before);
  }

  @Test
  void packetsOutOfOrderStayInTheirPlaces() {
    all();
    speaks(bert);
    ByteBuffer first = bert.picture(false);
    ByteBuffer second = bert.picture(false);
    room.comes(bert, second);
    room.comes(bert, first);
    List<Camera.Seen> last = List.copyOf(anna.seen.subList(anna.seen.size() - 2, anna.seen.size()));
    assertThat(last.get(0).sequence()).isEqualTo(last.get(1).sequence() + 1 & 0xffff);
    room.comes(bert, bert.picture(false));
    assertThat(anna.seen.get(anna.seen.size() - 1).sequence())
        .isEqualTo(last.get(0).sequence() + 1 & 0xffff);
  }

  @Test
  void whoDoesNotHaveTheCodecSeesOthersThatHaveIt() {
    Camera other = new Camera(4, Camera.VP8, false);
    room.join(other);
    all();
    speaks(bert);
    assertThat(other.seen).isEmpty();
    Camera like = new Camera(5, Camera.VP8, true);
    room.join(like);
    room.run(SHORT, like);
    room.whole(like);
    assertThat(other.sees()).isEqualTo(5);
    assertThat(anna.sees()).isEqualTo(2);
  }

  @Test
  void picturesOfVp8AreNumberedOnWhereAnotherComesIn() {
    Camera one = new Camera(4, Camera.VP8, false);
    Camera two = new Camera(5, Camera.VP8, false);
    Camera viewer = new Camera(6, Camera.VP8, false);
    two.sequence = 300;
    room.join(one);
    room.join(two);
    room.join(viewer);
    room.run(SHORT, one, two);
    room.whole(one);
    room.run(SHORT, one, two);
    int before = number(viewer);
    room.speaks(two);
    room.whole(two);
    assertThat(viewer.sees()).isEqualTo(5);
    assertThat(number(viewer)).isEqualTo(before + 1 & 0x7fff);
  }

  private static int number(Camera viewer) {
    byte[] payload = viewer.lastPayload;
    return (payload[2] & 0x7f) << 8 | payload[3] & 0xff;
  }

  @Test
  void whoIsHiddenOrGoneOrShowsNothingIsNotSeen() {
    all();
    speaks(bert);
    room.legs.get(bert).hide(true);
    show();
    assertThat(anna.sees()).isEqualTo(3);
    room.legs.get(bert).hide(false);
    show();
    assertThat(anna.sees()).isEqualTo(2);
    room.run(Duration.ofSeconds(4), anna, cara);
    room.whole(cara);
    assertThat(anna.sees()).isEqualTo(3);
    room.hub.remove(room.legs.remove(cara));
    int before = anna.seen.size();
    room.run(SHORT, anna);
    assertThat(anna.seen).hasSize(before);
  }

  @Test
  void whoMayNotTakeMoreIsSentNoPiecesOfPictures() {
    Camera slow = new Camera(4, Camera.H264, false);
    room.join(anna);
    room.join(slow, SimulatedPictures.ALL, 64);
    room.run(SHORT, anna);
    room.whole(anna);
    for (int each = 0; each < 100; each++) {
      room.comes(anna, anna.packet(false, anna.sequence = anna.sequence + 1 & 0xffff, 1_000));
    }
    assertThat(slow.seen).hasSizeBetween(5, 20);
    int before = slow.seen.size();
    room.run(Duration.ofSeconds(5), anna);
    assertThat(slow.seen).hasSize(before);
    room.whole(anna);
    assertThat(slow.seen).hasSize(before + 1);
    assertThat(room.figures.of(Counter.VIDEO_OVER_LIMIT)).isPositive();
  }

  @Test
  void whoSendsTooMuchLosesWhatIsTooMuch() {
    room.join(anna);
    room.join(bert);
    int taken = 0;
    for (int tick = 0; tick < 50; tick++) {
      for (int each = 0; each < 60; each++) {
        anna.sequence = anna.sequence + 1 & 0xffff;
        taken += room.comes(anna, anna.packet(false, anna.sequence, 1_100)) ? 1 : 0;
      }
      room.run(Duration.ofMillis(20));
    }
    assertThat(taken).isBetween(900, 1_900);
  }

  @Test
  void aFloodOfTinyPacketsIsCutHoweverFewItsBits() {
    room.join(anna);
    room.join(bert);
    room.run(SHORT, anna);
    room.whole(anna);
    int before = bert.seen.size();
    int taken = 0;
    for (int tick = 0; tick < 200; tick++) {
      for (int each = 0; each < 100; each++) {
        anna.sequence = anna.sequence + 1 & 0xffff;
        taken += room.comes(anna, anna.packet(false, anna.sequence, 0)) ? 1 : 0;
      }
      room.run(Duration.ofMillis(20));
    }
    assertThat(taken).as("of 20,000 in 4 seconds").isBetween(6_000, 7_000);
    assertThat(bert.seen.size() - before).isLessThanOrEqualTo(taken);
    assertThat(room.figures.of(Counter.VIDEO_OVER_LIMIT)).isPositive();
  }

  @Test
  void whoBeginsAnewAllTheTimeDoesNotMakeTheRoomLookEachTime() {
    all();
    long before = room.hub.looks();
    for (int tick = 0; tick < 50; tick++) {
      for (int each = 0; each < 20; each++) {
        room.comes(bert, bert.as(10 + each / 2));
      }
      room.run(Duration.ofMillis(20));
    }
    assertThat(room.hub.looks() - before).isBetween(50L, 60L);
  }

  @Test
  void smallPacketsOfASlowPictureAreNoFlood() {
    Camera slow = new Camera(4, Camera.H264, false);
    room.join(anna);
    room.join(slow, SimulatedPictures.ALL, 64);
    room.run(SHORT, anna);
    room.whole(anna);
    room.run(Duration.ofSeconds(10), anna);
    assertThat(slow.seen).hasSizeGreaterThan(500);
  }

  @Test
  void whatIsNoPictureIsRefused() {
    room.join(bert);
    room.join(anna);
    room.run(SHORT, bert);
    for (int first : new int[] {0x80, 0x1f, 0x1d, 0x00}) {
      ByteBuffer packet = bert.picture(true);
      packet.put(12, (byte) first);
      assertThat(room.comes(bert, packet)).isFalse();
    }
    ByteBuffer unknown = bert.picture(true);
    unknown.put(1, (byte) 0x7f);
    assertThat(room.comes(bert, unknown)).isFalse();
    ByteBuffer forged = anna.picture(true);
    forged.put(20, (byte) 9);
    assertThat(room.comes(anna, forged)).isFalse();
  }

  @Test
  void aSourceThatBeginsAnewIsSeenFromItsNextWholePicture() {
    all();
    speaks(bert);
    bert.sequence = bert.sequence + 30_000 & 0xffff;
    int before = anna.seen.size();
    room.run(SHORT, bert);
    assertThat(anna.seen).hasSize(before);
    room.whole(bert);
    assertThat(anna.seen).hasSize(before + 1);
    assertThat(anna.seen.get(before).sequence())
        .isEqualTo(anna.seen.get(before - 1).sequence() + 1 & 0xffff);
  }
}
