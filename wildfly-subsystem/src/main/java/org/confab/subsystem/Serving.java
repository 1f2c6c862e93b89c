package org.confab.subsystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.confab.subsystem.live.LiveSettings;

/**
 * Gives the settings to the application, and writes into {@code serving.properties} of the
 * instance's folder what holds: programs beside the server read there where it listens.
 */
final class Serving {
  /** What an instance's folder is called by WildFly. */
  private static final String FOLDER = "jboss.server.base.dir";

  private Serving() {}

  static void begin(LiveSettings settings) {
    write(settings.values());
    settings.listen(() -> write(settings.values()));
    LiveSettings.begin(settings);
  }

  static void end(LiveSettings settings) {
    LiveSettings.end(settings);
  }

  private static void write(Map<String, String> values) {
    String folder = System.getProperty(FOLDER);
    if (folder != null) {
      write(Path.of(folder), values);
    }
  }

  /** One line for each value, in order; never half written. */
  static void write(Path folder, Map<String, String> values) {
    List<String> lines =
        new TreeMap<>(values)
            .entrySet().stream().map(one -> one.getKey() + "=" + escaped(one.getValue())).toList();
    try {
      Path made = Files.createTempFile(folder, "serving", ".new");
      Files.write(made, lines);
      Files.move(
          made,
          folder.resolve("serving.properties"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("serving.properties in " + folder, unwritable);
    }
  }

  /** As {@link Properties} reads it. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\");
  }
}
