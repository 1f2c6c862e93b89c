package org.confab.system.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One line of the client: a flat JSON object of texts, such as an arrived message. */
public record Event(String name, Map<String, String> fields) {
  /** As a failed test tells it: a message of the wire as it was, all else on one line. */
  @Override
  public String toString() {
    return name.equals("sip")
        ? field("at") + " " + field("way") + "\n" + field("message").replace("\r", "")
        : field("at") + " " + name + " " + told();
  }

  private Map<String, String> told() {
    Map<String, String> told = new TreeMap<>(fields);
    told.remove("at");
    return told;
  }

  /** Reads one line. */
  public static Event parse(String line) {
    List<String> texts = texts(line);
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i + 1 < texts.size(); i += 2) {
      fields.put(texts.get(i), texts.get(i + 1));
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

  /** All JSON strings of the line, keys and values in turn. */
  private static List<String> texts(String line) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (inside) {
          texts.add(text.toString());
          text.setLength(0);
        }
        inside = !inside;
      } else if (inside && c == '\\' && line.charAt(i + 1) == 'u') {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else if (inside && c == '\\') {
        text.append(line.charAt(++i));
      } else if (inside) {
        text.append(c);
      }
    }
    return texts;
  }
}
