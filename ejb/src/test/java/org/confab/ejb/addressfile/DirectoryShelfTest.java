package org.confab.ejb.addressfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.confab.core.addressfile.FileShelf;
import org.confab.core.addressfile.FileShelfContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryShelfTest extends FileShelfContract {
  @TempDir private Path directory;

  @Override
  protected FileShelf shelf() {
    try {
      return new DirectoryShelf(directory.resolve("abs"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void whatAServerThatDiedHasLeftIsRemoved() throws IOException {
    Path abs = Files.createDirectories(directory.resolve("abs"));
    Files.writeString(abs.resolve("unfinished-1"), "half");
    Files.writeString(Files.createDirectory(abs.resolve("unfinished-2")).resolve("0"), "run");
    Files.writeString(abs.resolve("F-0A10.lsabs"), "whole");
    Files.writeString(abs.resolve("notes.txt"), "of the administrator");

    FileShelf shelf = shelf();

    assertThat(abs).isDirectoryNotContaining("glob:**unfinished*");
    assertThat(abs.resolve("notes.txt")).exists();
    assertThat(shelf.list()).hasSize(1);
  }
}
