package org.confab.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Every jar in a folder, those within an EAR and its WARs too. */
final class Jars {
  private static final int LARGEST = 64 * 1024 * 1024;

  private Jars() {}

  /** The SHA-256 of each jar by its path, {@code a.ear!lib/b.jar} within another. */
  static Map<String, String> in(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        if (path.endsWith(".jar")) {
          all.put(path, sha256(Files.readAllBytes(file)));
        } else if (path.endsWith(".ear")) {
          try (InputStream in = Files.newInputStream(file)) {
            within(path, in, all);
          }
        }
      }
    }
    return all;
  }

  private static void within(String path, InputStream archive, Map<String, String> all)
      throws IOException {
    ZipInputStream zip = new ZipInputStream(archive);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String inner = path + "!" + entry.getName();
      if (inner.endsWith(".jar")) {
        all.put(inner, sha256(content(zip, inner)));
      } else if (inner.endsWith(".war")) {
        within(inner, new ByteArrayInputStream(content(zip, inner)), all);
      }
    }
  }

  private static byte[] content(InputStream in, String path) throws IOException {
    byte[] content = in.readNBytes(LARGEST + 1);
    if (content.length > LARGEST) {
      throw new IOException(path + " is larger than " + LARGEST + " bytes");
    }
    return content;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
