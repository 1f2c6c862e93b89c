package org.confab.mediaserver.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.confab.mediaserver.audio.Frame;
import org.confab.mediaserver.figures.Counter;
import org.confab.mediaserver.figures.Figures;
import org.confab.protocol.conference.ConferenceId;

/**
 * Writes recordings, in a thread of its own: a media loop only copies a frame into a queue. Names
 * of files are made here alone, of the time and the conference's letters and digits.
 */
public final class Recorder implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS").withZone(ZoneOffset.UTC);
  private static final long CLOSE_MILLIS = 2_000;

  /** A frame on its way to the disk; the end of a recording if {@code passed} is 0. */
  private record Step(Recording recording, short[] frame, int passed) {}

  /** Nothing comes after it. */
  @SuppressWarnings("NullAway") // nobody asks it for its recording
  private static final Step LAST = new Step(null, new short[0], 0);

  private final Path folder;
  private final RecordingLimits limits;
  private final InstantSource clock;
  private final Figures figures;
  private final BlockingQueue<short[]> spare;
  private final BlockingQueue<Step> steps;
  private final Set<Recording> running = ConcurrentHashMap.newKeySet();
  private final Thread writer = new Thread(this::run, "recorder");

  /**
   * @param folder where the files go; made when the first begins
   */
  public Recorder(Path folder, RecordingLimits limits, InstantSource clock, Figures figures) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.figures = figures;
    spare = new ArrayBlockingQueue<>(limits.waiting());
    for (int each = 0; each < limits.waiting(); each++) {
      spare.add(new short[Frame.SAMPLES]);
    }
    steps = new ArrayBlockingQueue<>(limits.waiting() + 2 * limits.atOnce());
    writer.setDaemon(true);
    writer.start();
  }

  /** How many there are. */
  public int size() {
    return running.size();
  }

  /**
   * Begins a recording; throws {@link UncheckedIOException} if there are too many, or the disk does
   * not take it.
   *
   * @param ended is told once, if it ends by itself; must not block
   */
  public synchronized Recording begin(ConferenceId conference, Runnable ended) {
    if (running.size() >= limits.atOnce()) {
      throw new UncheckedIOException(new IOException(running.size() + " recordings already"));
    }
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      checkSpace();
      Path file =
          folder.resolve(TIME.format(clock.instant()) + "-" + conference.asString() + ".wav");
      Recording recording = new Recording(this, file, new WaveFile(file), ended);
      running.add(recording);
      figures.count(Counter.RECORDINGS);
      LOG.log(Level.INFO, "recording to {0}", file);
      return recording;
    } catch (IOException noFile) {
      throw new UncheckedIOException(noFile);
    }
  }

  private void checkSpace() throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < limits.free()) {
      throw new IOException(free + " bytes are free");
    }
  }

  /** On a media loop: a frame is to be written. */
  void heard(Recording recording, short[] mix, int passed) {
    short[] frame = spare.poll();
    if (frame == null) {
      figures.count(Counter.RECORDED_FRAMES_LOST);
      return;
    }
    System.arraycopy(mix, 0, frame, 0, frame.length);
    steps.add(new Step(recording, frame, passed));
  }

  /** The last of it is to be written; called once for each. */
  void end(Recording recording) {
    steps.add(new Step(recording, new short[0], 0));
  }

  private void run() {
    try {
      for (Step next = steps.take(); next != LAST; next = steps.take()) {
        step(next);
      }
    } catch (InterruptedException hurried) {
      LOG.log(Level.WARNING, "frames of recordings are lost: {0}", steps.size());
    }
    running.forEach(this::finish);
  }

  private void step(Step step) {
    Recording recording = step.recording();
    if (step.passed() == 0) {
      finish(recording);
      return;
    }
    try {
      if (running.contains(recording)) {
        recording.write(step.frame(), step.passed());
        if (recording.frames() % (10 * Frame.PER_SECOND) == 0) {
          checkSpace();
        }
      }
    } catch (IOException full) {
      LOG.log(Level.WARNING, "a recording ends: {0}: {1}", recording.file(), full);
      overBefore(recording);
    } finally {
      spare.add(step.frame());
    }
    if (recording.frames() >= limits.longest().dividedBy(Frame.TIME)) {
      overBefore(recording);
    }
  }

  private void overBefore(Recording recording) {
    if (finish(recording)) {
      recording.endedByItself();
    }
  }

  // Of the writer's thread alone.
  private boolean finish(Recording recording) {
    if (!running.contains(recording)) {
      return false;
    }
    try {
      recording.finish();
      LOG.log(Level.INFO, "recorded {0}", recording.file());
    } catch (IOException lost) {
      LOG.log(Level.WARNING, "the end of " + recording.file() + " is lost", lost);
    }
    // Only now: who sees that it has ended finds a whole file.
    running.remove(recording);
    return true;
  }

  /** Ends all recordings, with what waits for the disk, unless that takes too long. */
  @Override
  public void close() {
    try {
      // An interrupt would close the file that is being written to.
      if (steps.offer(LAST, CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        writer.join(CLOSE_MILLIS);
      }
      writer.interrupt();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
