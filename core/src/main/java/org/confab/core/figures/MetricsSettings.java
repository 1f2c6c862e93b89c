package org.confab.core.figures;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may read the metrics besides this machine and administrators.
 *
 * @param open whether everybody may
 * @param tokenFile file whose first line lets in whoever shows it
 */
public record MetricsSettings(boolean open, Path tokenFile) {
  /**
   * Reads {@code confab.metrics.open} and {@code confab.metrics.token.file}.
   *
   * @param set the value of a property, if it is set
   * @param home where the file is unless it is set
   * @throws IllegalArgumentException if the first is neither true nor false
   */
  public static MetricsSettings of(Function<String, Optional<String>> set, Path home) {
    String open = set.apply("confab.metrics.open").orElse("false");
    if (!open.equals("true") && !open.equals("false")) {
      throw new IllegalArgumentException("confab.metrics.open is neither true nor false: " + open);
    }
    return new MetricsSettings(
        Boolean.parseBoolean(open),
        set.apply("confab.metrics.token.file")
            .map(Path::of)
            .orElseGet(() -> home.resolve("metrics-token")));
  }
}
