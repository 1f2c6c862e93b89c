package org.confab.subsystem.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} has a row for each setting, made of the table. */
class ConfigurationPageTest {
  private static final String BEGIN = "<!-- made of the table of settings -->\n";
  private static final String END = "<!-- end of it -->\n";

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("confab")) ? here : here.getParent();
  }

  private static String made() throws IOException {
    Properties texts = new Properties();
    Path file =
        root()
            .resolve(
                "wildfly-subsystem/src/main/resources/org/confab/subsystem/LocalDescriptions.properties");
    try (var in = Files.newBufferedReader(file)) {
      texts.load(in);
    }
    return Arrays.stream(Setting.Group.values())
        .map(group -> section(group, texts))
        .collect(Collectors.joining("\n"));
  }

  private static String section(Setting.Group group, Properties texts) {
    return "### "
        + group.word()
        + "\n\n| attribute | what | takes | default | counts |\n|--|--|--|--|--|\n"
        + Arrays.stream(Setting.values())
            .filter(setting -> setting.group() == group)
            .map(setting -> row(setting, texts))
            .collect(Collectors.joining());
  }

  private static String row(Setting setting, Properties texts) {
    return "| `%s` | %s | %s | %s | %s |%n"
        .formatted(
            setting.attribute(),
            texts.getProperty("confab." + setting.attribute()).replace("|", "\\|"),
            setting.kind().allowed().replace("|", "\\|"),
            setting.standard().map(value -> "`" + value + "`").orElse("–"),
            counts(setting))
        .replace("\r", "");
  }

  private static String counts(Setting setting) {
    return switch (setting.counts()) {
      case AT_ONCE -> "at once";
      case AFTER_RELOAD -> "after a reload";
      case AFTER_RESTART -> "after a restart";
    };
  }

  @Test
  void thePageIsThatOfTheTable() throws IOException {
    String page = Files.readString(root().resolve("docs/configuration.md"));
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    assertThat(page.substring(begin, page.indexOf(END))).isEqualTo(made());
  }
}
