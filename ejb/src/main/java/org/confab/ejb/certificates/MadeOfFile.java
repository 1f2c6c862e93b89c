package org.confab.ejb.certificates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is made of a file, and made anew when somebody asks and the file is another one than before:
 * so a renewed certificate is seen without a restart.
 *
 * @param <T> what is made
 */
public final class MadeOfFile<T> {
  private final Path file;
  private final Supplier<T> maker;
  private volatile Optional<Made<T>> last = Optional.empty();

  /** What was made when the file was as old and as large as that. */
  private record Made<T>(FileTime modified, long size, T value) {}

  /**
   * Makes nothing yet.
   *
   * @param maker reads the file
   */
  public MadeOfFile(Path file, Supplier<T> maker) {
    this.file = file;
    this.maker = maker;
  }

  /**
   * What is made of the file as it is now.
   *
   * @throws UncheckedIOException if there is no such file; what the maker throws
   */
  public T get() {
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      long size = Files.size(file);
      Optional<Made<T>> known =
          last.filter(made -> made.modified().equals(modified) && made.size() == size);
      Made<T> made = known.isPresent() ? known.get() : new Made<>(modified, size, maker.get());
      last = Optional.of(made);
      return made.value();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read " + file, unreadable);
    }
  }
}
