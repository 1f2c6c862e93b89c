package org.confab.mediaserver.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.conference.ConferenceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecorderTest {
  private static final ConferenceId ID = ConferenceId.of("AB12CD34");

  @TempDir Path folder;

  private final Figures figures = new Figures();
  private final AtomicInteger ended = new AtomicInteger();
  private Instant now = Instant.parse("2026-11-22T10:11:12Z");
  private Recorder recorder;

  private Recorder with(RecordingLimits limits) {
    recorder = new Recorder(folder.resolve("recordings"), limits, () -> now, figures);
    return recorder;
  }

  @AfterEach
  void close() {
    if (recorder != null) {
      recorder.close();
    }
  }

  private Recording begin() {
    now = now.plusSeconds(1);
    return recorder.begin(ID, ended::incrementAndGet);
  }

  private static short[] frame(int value) {
    short[] frame = new short[Frame.SAMPLES];
    Arrays.fill(frame, (short) value);
    return frame;
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plusSeconds(30);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  /** As Java reads it, which nobody here wrote. */
  private static byte[] samples(Path file) {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = in.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(8_000);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.isBigEndian()).isFalse();
      return in.readAllBytes();
    } catch (IOException | UnsupportedAudioFileException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  @Test
  void whatWasHeardIsInTheFileWithSilenceForWhatWasLeftOut() throws IOException {
    with(RecordingLimits.DEFAULT);
    Recording recording = begin();
    recording.heard(frame(0x0102), 1);
    recording.heard(frame(0x0304), 3);
    recording.close();
    await("it is written", () -> recorder.size() == 0);
    byte[] samples = samples(recording.file());
    assertThat(samples).hasSize(4 * 2 * Frame.SAMPLES);
    assertThat(samples[0]).isEqualTo((byte) 2);
    assertThat(samples[1]).isEqualTo((byte) 1);
    assertThat(samples[2 * Frame.SAMPLES]).isZero();
    assertThat(samples[6 * Frame.SAMPLES]).isEqualTo((byte) 4);
    assertThat(ended).as("nobody is told what he did himself").hasValue(0);
    assertThat(recording.file().getFileName()).hasToString("20261122T101113.000-AB12CD34.wav");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(recording.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aFileThatNobodyClosesCanBePlayedToItsLastSecond() throws IOException {
    Path file = folder.resolve("torn.wav");
    WaveFile torn = new WaveFile(file);
    for (int each = 0; each < 2 * Frame.PER_SECOND + 30; each++) {
      torn.write(frame(7));
    }
    assertThat(samples(file)).hasSize(2 * 8_000 * 2);
    torn.close();
    assertThat(samples(file)).hasSize((2 * 8_000 + 30 * Frame.SAMPLES) * 2);
    assertThatThrownBy(() -> new WaveFile(file)).isInstanceOf(IOException.class);
  }

  @Test
  void aRecordingEndsByItselfWhenItIsLongEnoughAndSaysSo() {
    with(new RecordingLimits(2, Duration.ofMillis(100), 0, 100));
    Recording recording = begin();
    for (int each = 0; each < 20; each++) {
      recording.heard(frame(1), 1);
    }
    await("it ends", () -> recorder.size() == 0);
    await("it is told", () -> ended.get() == 1);
    assertThat(samples(recording.file())).hasSize(5 * 2 * Frame.SAMPLES);
    recording.close();
  }

  @Test
  void thereAreNotTooManyAndNoneOnAFullDisk() {
    with(new RecordingLimits(1, Duration.ofHours(1), 0, 100));
    Recording first = begin();
    assertThatThrownBy(this::begin).isInstanceOf(UncheckedIOException.class);
    first.close();
    await("there is room again", () -> recorder.size() == 0);
    begin();
    recorder.close();
    with(new RecordingLimits(1, Duration.ofHours(1), Long.MAX_VALUE, 100));
    assertThatThrownBy(this::begin).hasMessageContaining("bytes are free");
    assertThat(recorder.size()).isZero();
  }

  @Test
  void theEndOfTheProcessEndsTheFiles() {
    with(RecordingLimits.DEFAULT);
    Recording recording = begin();
    recording.heard(frame(9), 1);
    recorder.close();
    assertThat(samples(recording.file())).hasSize(2 * Frame.SAMPLES);
    assertThat(figures.of(Counter.RECORDINGS)).isEqualTo(1);
  }

  @Test
  void whatWaitsForTheDiskIsWrittenBeforeTheEnd() {
    with(RecordingLimits.DEFAULT);
    Recording recording = begin();
    for (int each = 0; each < 500; each++) {
      recording.heard(frame(each), 1);
    }

    recorder.close();

    assertThat(samples(recording.file())).hasSize(500 * Frame.SAMPLES * Short.BYTES);
    assertThat(figures.of(Counter.RECORDED_FRAMES_LOST)).isZero();
  }
}
