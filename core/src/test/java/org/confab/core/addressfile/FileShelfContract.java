package org.confab.core.addressfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.confab.core.addressfile.FileShelf.Scratch;
import org.confab.protocol.abs.AbsDay;
import org.confab.protocol.abs.AbsFileName;
import org.junit.jupiter.api.Test;

/** What every shelf does. */
public abstract class FileShelfContract {
  private static final AbsFileName NAME = AbsFileName.full(new AbsDay(1), false);
  private static final AbsFileName OTHER = AbsFileName.full(new AbsDay(1), true);

  /** An empty shelf. */
  protected abstract FileShelf shelf();

  @Test
  void aFileIsThereUntilItIsRemoved() throws IOException {
    FileShelf shelf = shelf();
    assertThat(shelf.list()).isEmpty();
    write(shelf, NAME, "one");
    write(shelf, OTHER, "other");
    assertThat(shelf.list()).containsExactlyInAnyOrder(NAME, OTHER);
    assertThat(read(shelf, NAME)).isEqualTo("one");
    shelf.remove(NAME);
    shelf.remove(NAME);
    assertThat(shelf.list()).containsExactly(OTHER);
    assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> shelf.open(NAME));
  }

  @Test
  void whoReadsAFileIsNotDisturbedByItsReplacement() throws IOException {
    FileShelf shelf = shelf();
    write(shelf, NAME, "one");
    try (InputStream reading = shelf.open(NAME)) {
      write(shelf, NAME, "two");
      assertThat(new String(reading.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
    }
    assertThat(read(shelf, NAME)).isEqualTo("two");
  }

  @Test
  void aFileWhoseWritingFailsIsNotThere() throws IOException {
    FileShelf shelf = shelf();
    write(shelf, NAME, "one");
    assertThatIOException()
        .isThrownBy(
            () ->
                shelf.write(
                    NAME,
                    out -> {
                      out.write('t');
                      throw new IOException("the disk is full");
                    }))
        .withMessage("the disk is full");
    assertThat(read(shelf, NAME)).isEqualTo("one");
    assertThat(shelf.list()).containsExactly(NAME);
  }

  @Test
  void aFileMayBeWrittenWhileAnotherIs() throws IOException {
    FileShelf shelf = shelf();
    shelf.write(
        NAME,
        out -> {
          write(shelf, OTHER, "other");
          out.write('o');
        });
    assertThat(read(shelf, NAME)).isEqualTo("o");
    assertThat(read(shelf, OTHER)).isEqualTo("other");
  }

  @Test
  void whatIsSetAsideIsNoFile() throws IOException {
    FileShelf shelf = shelf();
    try (Scratch scratch = shelf.scratch()) {
      for (String text : new String[] {"zero", "one"}) {
        try (OutputStream out = scratch.create()) {
          out.write(text.getBytes(StandardCharsets.UTF_8));
        }
      }
      assertThat(shelf.list()).isEmpty();
      try (InputStream in = scratch.open(1)) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one");
      }
    }
    assertThat(shelf.list()).isEmpty();
  }

  private static void write(FileShelf shelf, AbsFileName name, String text) throws IOException {
    shelf.write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String read(FileShelf shelf, AbsFileName name) throws IOException {
    try (InputStream in = shelf.open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
