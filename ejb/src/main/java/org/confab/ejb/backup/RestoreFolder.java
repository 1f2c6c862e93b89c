package org.confab.ejb.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The folder below a home in which a restored instance is made, and the one in which that of before
 * stays. From the moment that {@link #markReady} has returned the new one counts, and {@link #swap}
 * may be repeated until all is in its place; until then the old one does.
 */
class RestoreFolder {
  private static final String ASIDE = "restore.new";
  private static final String BEFORE = "before-restore";
  private static final String READY = "ready";
  private static final int PASSWORD_LENGTH = 16;

  private final Path home;

  RestoreFolder(Path home) {
    this.home = home;
  }

  Path home() {
    return home;
  }

  Path aside() {
    return home.resolve(ASIDE);
  }

  Path before() {
    return home.resolve(BEFORE);
  }

  /** Makes the folder aside anew, with the keys of the restored instance. */
  void begin(SortedMap<String, byte[]> keys) throws IOException {
    delete(aside());
    KeptFiles.folder(aside());
    KeptFiles.write(keys, aside());
    Path password = home.resolve(KeptFiles.KEYS).resolve(KeptFiles.DATABASE_PASSWORD);
    Path copy = KeptFiles.below(aside(), KeptFiles.KEYS + "/" + KeptFiles.DATABASE_PASSWORD);
    Files.writeString(
        KeptFiles.secret(copy), Files.isReadable(password) ? Files.readString(password) : random());
  }

  private static String random() {
    byte[] octets = new byte[PASSWORD_LENGTH];
    new SecureRandom().nextBytes(octets);
    return HexFormat.of().formatHex(octets);
  }

  /** From here on there is no way back but by another restore. */
  void markReady(String database) throws IOException {
    delete(before());
    KeptFiles.folder(before());
    Path mark = Files.writeString(aside().resolve(READY + ".part"), database);
    try (FileChannel channel = FileChannel.open(mark, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(mark, aside().resolve(READY), StandardCopyOption.ATOMIC_MOVE);
  }

  boolean isReady() {
    return Files.exists(aside().resolve(READY));
  }

  /** What was given to {@link #markReady}. */
  String readyFor() throws IOException {
    return Files.readString(aside().resolve(READY));
  }

  /** Puts one thing into its place, and what was there before aside; nothing if that is done. */
  void swap(String name) throws IOException {
    Path made = aside().resolve(name);
    if (!Files.exists(made)) {
      return;
    }
    Path place = KeptFiles.below(home, name);
    if (Files.exists(place)) {
      Files.move(place, KeptFiles.below(before(), name));
    }
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The files beside the database. */
  void swapKeys() throws IOException {
    if (Files.exists(aside().resolve(KeptFiles.SETTINGS))) {
      Files.deleteIfExists(home.resolve(KeptFiles.SETTINGS_VERSION));
    }
    swap(KeptFiles.KEYS);
    swap(KeptFiles.ADMINISTRATORS);
    for (String name : KeptFiles.OTHERS) {
      swap(name);
    }
  }

  /** Everything is in its place. */
  void end() throws IOException {
    delete(aside());
  }

  /** Forgets what was begun. */
  void abandon() throws IOException {
    delete(aside());
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    // The mark goes first: what is deleted by half counts for nothing.
    Files.deleteIfExists(folder.resolve(READY));
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
