package org.confab.ejb.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.confab.core.backup.BackupRefused;

/**
 * The files of an instance that a backup keeps beside the database: keys, certificates, passwords,
 * administrators and settings. Not the password of the H2 database, which belongs to that
 * database's own file.
 */
final class KeptFiles {
  static final String KEYS = "keys";

  /** Accounts of administrators, a file for each, none of them in a folder below. */
  static final String ADMINISTRATORS = "administrators";

  static final String DATABASE_PASSWORD = "database.password";
  static final String SECRETS = "secrets.key";

  static final String SETTINGS = "configuration/standalone.xml";

  /** Files beside the folder of keys. */
  static final List<String> OTHERS = List.of("admin-password", SETTINGS);

  /**
   * What tells of which version of the product the settings are: without it the next start carries
   * them over into its own.
   */
  static final String SETTINGS_VERSION = "configuration/template.stamp";

  /** Longer ones are nothing that an instance has made. */
  private static final long MOST_OCTETS = 1 << 20;

  private static final Pattern IN_FOLDERS =
      Pattern.compile("(?:" + KEYS + "|" + ADMINISTRATORS + ")/[A-Za-z0-9][A-Za-z0-9._-]*");

  private KeptFiles() {}

  /** Their content by path below the home. */
  static SortedMap<String, byte[]> of(Path home) throws IOException {
    SortedMap<String, byte[]> files = keys(home);
    files.putAll(folder(home, ADMINISTRATORS));
    for (String name : OTHERS) {
      if (Files.isRegularFile(home.resolve(name))) {
        files.put(name, Files.readAllBytes(home.resolve(name)));
      }
    }
    return files;
  }

  /** Those of the folder of keys; none if there is no such folder. */
  static SortedMap<String, byte[]> keys(Path home) throws IOException {
    return folder(home, KEYS);
  }

  private static SortedMap<String, byte[]> folder(Path home, String folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (!Files.isDirectory(home.resolve(folder))) {
      return files;
    }
    try (Stream<Path> listed = Files.list(home.resolve(folder))) {
      for (Path file : listed.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.equals(DATABASE_PASSWORD) && Files.size(file) <= MOST_OCTETS) {
          files.put(folder + "/" + name, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  /**
   * Writes such files below a folder, for their owner alone.
   *
   * @throws BackupRefused if one would be elsewhere
   */
  static void write(SortedMap<String, byte[]> files, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> one : files.entrySet()) {
      String name = one.getKey();
      if (!IN_FOLDERS.matcher(name).matches() && !OTHERS.contains(name)) {
        throw new BackupRefused("the backup has a file '" + name + "' that no instance keeps");
      }
      Path file = below(folder, name);
      Files.write(secret(file), one.getValue());
    }
  }

  /** A file below a folder; the folders between are made, for their owner alone. */
  static Path below(Path folder, String name) throws IOException {
    int end = name.lastIndexOf('/');
    return end < 0
        ? folder.resolve(name)
        : folder(folder.resolve(name.substring(0, end))).resolve(name.substring(end + 1));
  }

  /** Makes a folder that its owner alone may look into. */
  static Path folder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return folder;
  }

  /** Makes an empty file that its owner alone may read. */
  static Path secret(Path file) throws IOException {
    Files.deleteIfExists(file);
    return Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
