package org.confab.mediaserver.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.confab.mediaserver.audio.Frame;

/**
 * A WAV file that grows: mono, 16 bits, 8 kHz. Its header is made true every second, so a file that
 * nobody has closed can be played to there.
 */
final class WaveFile implements AutoCloseable {
  static final int HEADER = 44;

  private static final int BYTES_PER_SAMPLE = 2;

  private final FileChannel channel;
  private final ByteBuffer samples =
      ByteBuffer.allocate(Frame.SAMPLES * BYTES_PER_SAMPLE).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
  private int frames;

  /** Makes a file that nobody else on this machine reads; throws if there is one already. */
  WaveFile(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      writeHeader();
      channel.position(HEADER);
    } catch (IOException full) {
      channel.close();
      throw full;
    }
  }

  /** Adds a frame of {@link Frame#SAMPLES} samples. */
  void write(short[] frame) throws IOException {
    samples.clear();
    for (short sample : frame) {
      samples.putShort(sample);
    }
    samples.flip();
    while (samples.hasRemaining()) {
      channel.write(samples);
    }
    if (++frames % Frame.PER_SECOND == 0) {
      writeHeader();
    }
  }

  /** Frames that were written. */
  int frames() {
    return frames;
  }

  private void writeHeader() throws IOException {
    int data = frames * Frame.SAMPLES * BYTES_PER_SAMPLE;
    header.clear();
    header.putInt(word("RIFF")).putInt(HEADER - 8 + data).putInt(word("WAVE"));
    header.putInt(word("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(Frame.RATE).putInt(Frame.RATE * BYTES_PER_SAMPLE);
    header.putShort((short) BYTES_PER_SAMPLE).putShort((short) (8 * BYTES_PER_SAMPLE));
    header.putInt(word("data")).putInt(data);
    header.flip();
    for (int at = 0; header.hasRemaining(); ) {
      at += channel.write(header, at);
    }
  }

  private static int word(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      writeHeader();
    }
  }
}
