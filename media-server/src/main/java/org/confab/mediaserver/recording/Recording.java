package org.confab.mediaserver.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.audio.Tap;

/** One recording: the tap of a room. */
public final class Recording implements Tap, AutoCloseable {
  /** A loop that was very late leaves a hole of no more than this. */
  private static final int LONGEST_HOLE = Frame.PER_SECOND;

  private static final short[] SILENCE = new short[Frame.SAMPLES];

  private final Recorder recorder;
  private final Path file;
  private final WaveFile wave;
  private final Runnable ended;
  private final AtomicBoolean over = new AtomicBoolean();

  Recording(Recorder recorder, Path file, WaveFile wave, Runnable ended) {
    this.recorder = recorder;
    this.file = file;
    this.wave = wave;
    this.ended = ended;
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  @Override
  public void heard(short[] mix, int frames) {
    if (!over.get()) {
      recorder.heard(this, mix, frames);
    }
  }

  /** Writes what was heard, and silence for the frames that were left out before. */
  void write(short[] frame, int passed) throws IOException {
    for (int missed = 1; missed < Math.min(passed, LONGEST_HOLE); missed++) {
      wave.write(SILENCE);
    }
    wave.write(frame);
  }

  int frames() {
    return wave.frames();
  }

  void finish() throws IOException {
    over.set(true);
    wave.close();
  }

  void endedByItself() {
    ended.run();
  }

  /** Ends it. */
  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      recorder.end(this);
    }
  }
}
