import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words that were given for a command.
 *
 * @param command the command
 * @param values by the name of what the command takes, without brackets, and of options
 * @param json whether the answer is for a program
 */
record Given(Command command, Map<String, String> values, boolean json) {

  /** Reads all the words, the resource and the verb first. */
  static Given parse(List<String> words) {
    String resource = words.get(0);
    String verb = words.size() > 1 ? words.get(1) : "";
    Command command = Commands.find(resource, verb);
    Map<String, String> values = new HashMap<>();
    List<String> plain = new ArrayList<>();
    boolean json = false;
    for (int i = Math.min(2, words.size()); i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--json")) {
        json = true;
      } else if (word.startsWith("--") || isShort(command, word)) {
        Command.Option option = option(command, word);
        if (!option.value().isEmpty() && i + 1 == words.size()) {
          throw new WrongWords(word + " needs " + option.value() + " after it.");
        }
        values.put(word, option.value().isEmpty() ? "true" : words.get(++i));
      } else {
        plain.add(word);
      }
    }
    place(command, plain, values);
    return new Given(command, values, json);
  }

  /** An option of one letter is one only where it is known: values may begin with a dash too. */
  private static boolean isShort(Command command, String word) {
    return word.length() == 2
        && command.options().stream().anyMatch(option -> option.name().equals(word));
  }

  private static Command.Option option(Command command, String word) {
    return command.options().stream()
        .filter(option -> option.name().equals(word))
        .findFirst()
        .orElseThrow(() -> wrong(command, "does not know '" + word + "'"));
  }

  private static void place(Command command, List<String> plain, Map<String, String> values) {
    List<String> takes = command.takes();
    for (int i = 0; i < takes.size(); i++) {
      String name = takes.get(i);
      if (i < plain.size()) {
        values.put(name.replaceAll("[\\[\\]]", ""), plain.get(i));
      } else if (!name.startsWith("[")) {
        throw wrong(command, "needs " + name);
      }
    }
    if (plain.size() > takes.size()) {
      throw wrong(command, "does not take '" + plain.get(takes.size()) + "' too");
    }
    for (Command.Option option : command.options()) {
      if (option.needed() && !values.containsKey(option.name())) {
        throw wrong(command, "needs " + option.name());
      }
    }
  }

  private static WrongWords wrong(Command command, String how) {
    return new WrongWords(
        "%s %s %s: %s".formatted(command.resource(), command.verb(), how, command.form()));
  }

  /** A value; empty if it was not given. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether it was given. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** A value as a part of a path. */
  String segment(String name) {
    return encoded(value(name));
  }

  /** The user of {@code ADDRESS} as a part of a path. */
  String user() {
    return encoded(value("ADDRESS").replaceFirst("^(?i)sips?:", ""));
  }

  /** {@code name=value} for a query, with an ampersand before it; empty if it was not given. */
  String query(String name, String option) {
    return has(option) ? "&" + name + "=" + segment(option) : "";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
