package org.confab.dist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of licence and notice that the libraries of our own programs carry. */
final class Notices {
  private static final Pattern NAME =
      Pattern.compile("(?i)(META-INF/)?(LICEN[CS]E|NOTICE|COPYING)[^/]*");
  private static final int LARGEST = 1 << 20;

  private Notices() {}

  /** Copies them into a folder for each library; WildFly's modules keep their own. */
  static void write(Path archive, List<Shipped> shipped, Path to) throws IOException {
    for (Shipped one : shipped) {
      String path = one.paths().get(0);
      if (!one.component().isOurs() && !path.startsWith("wildfly/modules/system/")) {
        try (InputStream jar = open(archive, path)) {
          copy(jar, to.resolve(one.component().name()));
        }
      }
    }
  }

  private static InputStream open(Path archive, String path) throws IOException {
    String[] steps = path.split("!");
    InputStream in = Files.newInputStream(archive.resolve(steps[0]));
    for (int i = 1; i < steps.length; i++) {
      try (ZipInputStream zip = new ZipInputStream(in)) {
        in = new ByteArrayInputStream(entry(zip, steps[i]));
      }
    }
    return in;
  }

  private static byte[] entry(ZipInputStream zip, String name) throws IOException {
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().equals(name)) {
        return zip.readAllBytes();
      }
    }
    throw new IOException("there is no " + name);
  }

  private static void copy(InputStream jar, Path to) throws IOException {
    ZipInputStream zip = new ZipInputStream(jar);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (NAME.matcher(entry.getName()).matches() && !entry.isDirectory()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Files.createDirectories(to);
        Files.write(to.resolve(name), zip.readNBytes(LARGEST));
      }
    }
  }
}
