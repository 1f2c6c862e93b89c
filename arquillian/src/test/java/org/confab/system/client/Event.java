package org.confab.system.client;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of the client: a flat JSON object of texts, such as an arrived message. */
public record Event(String name, Map<String, String> fields) {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern PAIR = Pattern.compile(TEXT + ":" + TEXT);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u([0-9a-f]{4})|.)");

  /** Reads one line. */
  public static Event parse(String line) {
    Map<String, String> fields = new TreeMap<>();
    for (Matcher pair = PAIR.matcher(line); pair.find(); ) {
      fields.put(plain(pair.group(1)), plain(pair.group(2)));
    }
    String name = fields.remove("event");
    if (name == null) {
      throw new IllegalArgumentException("not an event: " + line);
    }
    return new Event(name, fields);
  }

  /** The value of a field, empty if it has none. */
  public String field(String key) {
    return fields.getOrDefault(key, "");
  }

  /** Whether it is this event with these fields, given as key, value, key, value … */
  public boolean is(String wanted, String... pairs) {
    if (!name.equals(wanted)) {
      return false;
    }
    for (int i = 0; i < pairs.length; i += 2) {
      if (!field(pairs[i]).equals(pairs[i + 1])) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String escaped) {
    return ESCAPE
        .matcher(escaped)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(2) == null
                        ? found.group(1)
                        : String.valueOf((char) Integer.parseInt(found.group(2), 16))));
  }
}
