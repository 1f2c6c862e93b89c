package org.confab.core.addressfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.confab.protocol.abs.AbsFileName;

/** Port: where the files are. A file is there whole or not at all. */
public interface FileShelf {
  /** The files that are there, in any order. */
  List<AbsFileName> list() throws IOException;

  /** Opens a file; {@link java.nio.file.NoSuchFileException} if it is not there. */
  InputStream open(AbsFileName name) throws IOException;

  /**
   * Writes a file, in place of the one of that name. It is there when the work has ended, and not
   * if it failed.
   */
  void write(AbsFileName name, Work work) throws IOException;

  /** Removes a file, if it is there. */
  void remove(AbsFileName name) throws IOException;

  /** A place for what is needed only while files are made; gone when closed. */
  Scratch scratch() throws IOException;

  /** Writes the bytes of a file. */
  interface Work {
    /** Writes them; the stream is closed by who has opened it. */
    void write(OutputStream out) throws IOException;
  }

  /** Files without names, numbered from 0. */
  interface Scratch extends AutoCloseable {
    /** Begins the next file. */
    OutputStream create() throws IOException;

    /** Reads that file. */
    InputStream open(int number) throws IOException;

    @Override
    void close() throws IOException;
  }
}
