package org.confab.core.addressfile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.protocol.abs.AbsFileName;

/** A shelf in memory. */
public final class MemoryShelf implements FileShelf {
  private final Map<AbsFileName, byte[]> files = new ConcurrentHashMap<>();

  @Override
  public List<AbsFileName> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public InputStream open(AbsFileName name) throws IOException {
    byte[] file = files.get(name);
    if (file == null) {
      throw new NoSuchFileException(name.asString());
    }
    return new ByteArrayInputStream(file);
  }

  @Override
  public void write(AbsFileName name, Work work) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    work.write(out);
    files.put(name, out.toByteArray());
  }

  @Override
  public void remove(AbsFileName name) {
    files.remove(name);
  }

  @Override
  public Scratch scratch() {
    List<ByteArrayOutputStream> parts = new ArrayList<>();
    return new Scratch() {
      @Override
      public OutputStream create() {
        parts.add(new ByteArrayOutputStream());
        return parts.get(parts.size() - 1);
      }

      @Override
      public InputStream open(int number) {
        return new ByteArrayInputStream(parts.get(number).toByteArray());
      }

      @Override
      public void close() {
        parts.clear();
      }
    };
  }
}
