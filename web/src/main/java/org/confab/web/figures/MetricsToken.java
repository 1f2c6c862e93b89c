package org.confab.web.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.confab.core.Settings;

/**
 * What collectors of metrics on other machines show. Made once, for its owner's eyes alone; read
 * anew each time, so a changed file counts.
 */
@ApplicationScoped
public class MetricsToken {
  private static final int BYTES = 24;

  private final Path file;

  @Inject
  MetricsToken(Settings settings) {
    this(settings.metrics().tokenFile());
  }

  MetricsToken(Path file) {
    this.file = file;
  }

  /** For the container's proxy. */
  protected MetricsToken() {
    this(Path.of(""));
  }

  /** Makes one unless there is one. */
  void make(@Observes @Initialized(ApplicationScoped.class) Object started) throws IOException {
    make();
  }

  void make() throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardCharsets.US_ASCII);
    } catch (FileAlreadyExistsException kept) {
      // The administrator's own, or that of an earlier start.
      return;
    }
  }

  /** The first line of the file; empty if there is none: then nobody is let in by it. */
  String value() throws IOException {
    return Files.isReadable(file)
        ? Files.readString(file).lines().findFirst().map(String::strip).orElse("")
        : "";
  }
}
