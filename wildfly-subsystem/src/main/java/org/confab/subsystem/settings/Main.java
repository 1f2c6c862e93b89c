package org.confab.subsystem.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the start script asks of the settings of an instance that does not run.
 *
 * <ul>
 *   <li>{@code script FILE}: the commands of {@code jboss-cli} that write those variables {@code
 *       CONFAB_…} of the environment into that {@code standalone.xml} which are not there yet;
 *       nothing if all are. Status 2 and the reasons if one is wrong.
 *   <li>{@code carry OLD TEMPLATE NEW}: writes the template with the settings and ports of the old
 *       file.
 * </ul>
 */
public final class Main {
  private Main() {}

  /** Ends with 0, or with 2 if it is told what it does not understand. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.getenv()));
  }

  static int run(String[] arguments, Map<String, String> environment) throws IOException {
    if (arguments.length == 2 && arguments[0].equals("script")) {
      Variables variables = Variables.of(environment);
      if (!variables.complaints().isEmpty()) {
        variables.complaints().forEach(System.err::println);
        return 2;
      }
      variables.script(StoredSettings.of(Path.of(arguments[1]))).forEach(System.out::println);
      return 0;
    }
    if (arguments.length == 4 && arguments[0].equals("carry")) {
      StoredSettings old = StoredSettings.of(Path.of(arguments[1]));
      StoredSettings made = StoredSettings.of(Path.of(arguments[2])).with(old);
      Files.writeString(Path.of(arguments[3]), made.xml());
      return 0;
    }
    System.err.println("script FILE, or carry OLD TEMPLATE NEW");
    return 2;
  }
}
