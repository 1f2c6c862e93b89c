package org.confab.system.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of the test's own in memory, mounted at a folder, that can be filled up. For root. */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 4096;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /**
   * Mounts one at an empty folder.
   *
   * @param size in MiB
   * @param owner user of this machine who alone may write there, beside root
   */
  public static SmallDisk at(Path folder, int size, String owner) {
    Shell.Result user = Shell.run("id", "--user", owner);
    if (user.code() != 0) {
      throw new AssertionError("no user " + owner + ": " + user.output());
    }
    String options = "size=%dm,mode=0700,uid=%s".formatted(size, user.output().strip());
    Tool.requireSuccess(
        "the right to mount a file system",
        "mount",
        "-t",
        "tmpfs",
        "-o",
        options,
        "confab-small-disk",
        folder.toString());
    return new SmallDisk(folder);
  }

  /** Writes until nothing more fits. */
  public void fill() {
    byte[] block = new byte[BLOCK];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
        written += block.length;
      }
    } catch (IOException full) {
      if (written == 0) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Makes room again. */
  public void free() {
    try {
      Files.deleteIfExists(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It is gone with all that is on it, once nobody uses it any more. */
  @Override
  public void close() {
    NetworkSpace.run("umount", "--lazy", folder.toString());
  }
}
