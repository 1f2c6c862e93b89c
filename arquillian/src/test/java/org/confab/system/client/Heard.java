package org.confab.system.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What a phone has heard lately: the end of the file into which it writes that while it calls. */
public final class Heard {
  private static final int HEADER = 44;
  private static final int CHANNELS_AT = 22;
  private static final int RATE_AT = 24;
  private static final int WINDOW_MILLIS = 400;

  /** A tone among others has this part of the loudness at least; noise and codec less. */
  private static final double AUDIBLE = 0.05;

  private final Path folder;

  private Heard(Path folder) {
    this.folder = folder;
  }

  static Heard in(Path folder) {
    return new Heard(folder);
  }

  /** How much it has heard so far, in bytes of the newest file. */
  public long length() {
    return newest().map(path -> path.toFile().length()).orElse(0L);
  }

  /** Whether that tone is in what it has heard last. */
  public boolean tone(int hertz) {
    byte[] sound = read();
    if (sound.length <= HEADER) {
      return false;
    }
    ByteBuffer samples = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
    int rate = samples.getInt(RATE_AT);
    int channels = samples.getShort(CHANNELS_AT);
    int step = 2 * channels;
    int count = Math.min(rate * WINDOW_MILLIS / 1000, (sound.length - HEADER) / step);
    int first = HEADER + ((sound.length - HEADER) / step - count) * step;
    double real = 0;
    double imaginary = 0;
    double all = 1;
    for (int i = 0; i < count; i++) {
      double sample = samples.getShort(first + step * i);
      double angle = 2 * Math.PI * hertz * i / rate;
      real += sample * Math.cos(angle);
      imaginary += sample * Math.sin(angle);
      all += sample * sample;
    }
    // A pure tone of that frequency gives 1.
    return 2 * (real * real + imaginary * imaginary) / (count * all) > AUDIBLE && all / count > 100;
  }

  private byte[] read() {
    try {
      return newest().isPresent() ? Files.readAllBytes(newest().get()) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> newest() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(path -> path.getFileName().toString().endsWith("-dec.wav"))
          .max(Comparator.comparingLong(path -> path.toFile().lastModified()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
