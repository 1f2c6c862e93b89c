import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives the libraries of others in an EAR an index of annotations without a class. WildFly reads every
 * class of every library at each start, one after the other, to make such an index itself, and what
 * we use of others has no annotation that it looks for. Ours are left as they are.
 *
 * <p>{@code java EmptyIndexes.java confab.ear}
 */
public final class EmptyIndexes {
  private static final String OURS = "org.confab-";
  private static final String INDEX = "META-INF/jandex.idx";

  /** Jandex's magic number, the version of its format, and no class, name or annotation. */
  private static final byte[] EMPTY = {
    (byte) 0xba, (byte) 0xbe, 0x1f, 0x15, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private EmptyIndexes() {}

  public static void main(String[] arguments) throws IOException {
    Path copy = Files.createTempFile("library", ".jar");
    try (FileSystem ear = open(Path.of(arguments[0]))) {
      for (Path library : libraries(ear.getPath("/lib"))) {
        FileTime time = Files.getLastModifiedTime(library);
        Files.copy(library, copy, StandardCopyOption.REPLACE_EXISTING);
        if (index(copy, time)) {
          Files.copy(copy, library, StandardCopyOption.REPLACE_EXISTING);
          Files.setLastModifiedTime(library, time);
        }
      }
    } finally {
      Files.delete(copy);
    }
  }

  private static FileSystem open(Path zip) throws IOException {
    return FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of());
  }

  private static List<Path> libraries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(jar -> !jar.getFileName().toString().startsWith(OURS)).sorted().toList();
    }
  }

  /** Whether it had none. */
  private static boolean index(Path library, FileTime time) throws IOException {
    try (FileSystem jar = open(library)) {
      Path index = jar.getPath(INDEX);
      if (Files.exists(index)) {
        return false;
      }
      Files.createDirectories(index.getParent());
      Files.write(index, EMPTY);
      Files.setLastModifiedTime(index, time);
      return true;
    }
  }
}
