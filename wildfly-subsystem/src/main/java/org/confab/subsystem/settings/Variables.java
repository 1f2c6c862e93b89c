package org.confab.subsystem.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Settings that are given as environment variables.
 *
 * @param given as they are stored: paths from the root, lists with commas
 * @param complaints what is wrong with them, one line each
 */
record Variables(Map<Setting, String> given, List<String> complaints) {
  static Variables of(Map<String, String> environment) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    List<String> complaints = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      String value = environment.getOrDefault(setting.variable(), "").strip();
      if (!value.isEmpty() && !setting.isFilledIn()) {
        setting
            .kind()
            .complaint(value)
            .ifPresent(wrong -> complaints.add(setting.variable() + ": " + wrong + "."));
        given.put(setting, stored(setting.kind(), value));
      }
    }
    return new Variables(given, complaints);
  }

  private static String stored(Kind kind, String value) {
    return switch (kind.shape()) {
      case PATH -> Path.of(value).toAbsolutePath().normalize().toString();
      case LIST -> {
        String line = String.join(",", Kind.parts(value));
        yield kind.words().isEmpty() ? line : line.toLowerCase(Locale.ROOT);
      }
      case FLAG -> value.toLowerCase(Locale.ROOT);
      default -> kind.words().isEmpty() ? value : value.toLowerCase(Locale.ROOT);
    };
  }

  /** One command for each that is stored otherwise. */
  List<String> script(StoredSettings stored) {
    List<String> commands = new ArrayList<>();
    given.forEach(
        (setting, value) -> {
          if (!stored.value(setting).filter(value::equals).isPresent()) {
            commands.add(
                "/subsystem=confab:write-attribute(name=%s,value=%s)"
                    .formatted(setting.attribute(), written(setting.kind(), value)));
          }
        });
    return commands;
  }

  private static String written(Kind kind, String value) {
    return kind.shape() == Kind.Shape.LIST
        ? "[" + String.join(",", Kind.parts(value).stream().map(Variables::quoted).toList()) + "]"
        : quoted(value);
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
