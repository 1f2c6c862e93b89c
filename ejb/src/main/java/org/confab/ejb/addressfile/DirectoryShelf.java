package org.confab.ejb.addressfile;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.addressfile.FileShelf;
import org.confab.protocol.abs.AbsFileName;

/**
 * Files in a directory. What is not finished is in files of other names, and is removed when the
 * next shelf of the directory is made.
 */
public final class DirectoryShelf implements FileShelf {
  private static final String UNFINISHED = "unfinished-";
  private static final int BUFFER = 65_536;

  private final Path directory;

  /** Makes the directory if it is not there; one server has it for itself. */
  public DirectoryShelf(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    for (Path left : matching(UNFINISHED + "*")) {
      removeAll(left);
    }
  }

  @Override
  public List<AbsFileName> list() throws IOException {
    return matching("*abs").stream()
        .map(file -> AbsFileName.parse(file.getFileName().toString()))
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Path> matching(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file ->
                  file.getFileSystem()
                      .getPathMatcher("glob:" + pattern)
                      .matches(file.getFileName()))
          .toList();
    }
  }

  /** Where a file is, if it is there. */
  public Path path(AbsFileName name) {
    return directory.resolve(name.asString());
  }

  @Override
  public InputStream open(AbsFileName name) throws IOException {
    return new BufferedInputStream(Files.newInputStream(path(name)), BUFFER);
  }

  @Override
  public void write(AbsFileName name, Work work) throws IOException {
    Path unfinished = Files.createTempFile(directory, UNFINISHED, "");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        work.write(out);
      }
      Files.move(unfinished, path(name), ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  @Override
  public void remove(AbsFileName name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  @Override
  public Scratch scratch() throws IOException {
    return new ScratchDirectory(Files.createTempDirectory(directory, UNFINISHED));
  }

  private static void removeAll(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private static final class ScratchDirectory implements Scratch {
    private final Path place;
    private int files;

    ScratchDirectory(Path place) {
      this.place = place;
    }

    @Override
    public OutputStream create() throws IOException {
      Path file = place.resolve(Integer.toString(files));
      files++;
      return new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    }

    @Override
    public InputStream open(int number) throws IOException {
      return new BufferedInputStream(
          Files.newInputStream(place.resolve(Integer.toString(number))), BUFFER);
    }

    @Override
    public void close() throws IOException {
      removeAll(place);
    }
  }
}
