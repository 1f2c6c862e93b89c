package org.confab.system.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A sound file in place of a microphone: ten seconds of 440 Hz for a telephone, 8 kHz mono. */
final class Tone {
  private static final int RATE = 8000;
  private static final int SAMPLES = 10 * RATE;

  private Tone() {}

  /** Writes it there. */
  static Path write(Path file) {
    byte[] sound = new byte[2 * SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int sample = (int) (8000 * Math.sin(2 * Math.PI * 440 * i / RATE));
      sound[2 * i] = (byte) sample;
      sound[2 * i + 1] = (byte) (sample >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(sound), format, SAMPLES)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
