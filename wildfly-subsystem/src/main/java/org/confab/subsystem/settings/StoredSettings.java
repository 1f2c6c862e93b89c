package org.confab.subsystem.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code standalone.xml} of an instance has of Confab, as text: for the start script, which
 * has no server to ask.
 *
 * @param xml the whole file
 */
record StoredSettings(String xml) {
  private static final Pattern ELEMENT =
      Pattern.compile(
          "<subsystem xmlns=\"urn:wildfly:confab:[0-9.]+\"([^<>]*?)(/>|>\\s*</subsystem>)");
  private static final Pattern SOCKET =
      Pattern.compile("<socket-binding name=\"([^\"]+)\"[^<>]*? port=\"([^\"]*)\"");

  private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

  /** Attributes that name something else of the file. */
  private static final Set<String> REFERENCES =
      Set.of(
          "sip-socket-binding",
          "sips-socket-binding",
          "http-socket-binding",
          "https-socket-binding",
          "c3p-socket-binding",
          "management-socket-binding",
          "credential-store",
          "administrators-domain",
          "ssl-context",
          "client-ssl-context");

  static StoredSettings of(Path file) throws IOException {
    return new StoredSettings(Files.readString(file));
  }

  /** The value of a setting in one line; its default where none is stored. */
  Optional<String> value(Setting setting) {
    Matcher element = ELEMENT.matcher(xml);
    if (element.find()) {
      Matcher value =
          Pattern.compile(" " + setting.attribute() + "=\"([^\"]*)\"").matcher(element.group(1));
      if (value.find()) {
        return Optional.of(unescaped(value.group(1)));
      }
    }
    return setting.standard();
  }

  /**
   * This file with the settings and the ports of another one: what an administrator has stored is
   * kept when everything around it is made anew.
   */
  StoredSettings with(StoredSettings other) {
    String made = ELEMENT.matcher(xml).replaceFirst(mine -> merged(mine, other));
    return new StoredSettings(SOCKET.matcher(made).replaceAll(mine -> other.socket(mine)));
  }

  /**
   * The element with what the other file says of each attribute, and this file's word for those
   * that it is silent about. A socket binding or TLS context that this file does not have is not
   * taken over: a server that asks for one that is not there does not start.
   */
  private String merged(MatchResult mine, StoredSettings other) {
    Map<String, String> all = attributes(mine.group(1));
    Matcher kept = ELEMENT.matcher(other.xml);
    if (kept.find()) {
      attributes(kept.group(1))
          .forEach(
              (name, value) -> {
                if (!REFERENCES.contains(name) || xml.contains(" name=\"" + value + "\"")) {
                  all.put(name, value);
                }
              });
    }
    StringBuilder line = new StringBuilder();
    all.forEach((name, value) -> line.append(' ').append(name + "=\"" + value + "\""));
    String whole = mine.group();
    int from = mine.start(1) - mine.start();
    return Matcher.quoteReplacement(
        whole.substring(0, from) + line + whole.substring(from + mine.group(1).length()));
  }

  /** By their names, in their order, as they are written. */
  private static Map<String, String> attributes(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    ATTRIBUTE.matcher(text).results().forEach(one -> all.put(one.group(1), one.group(2)));
    return all;
  }

  private String socket(MatchResult mine) {
    Matcher own = SOCKET.matcher(xml);
    while (own.find()) {
      if (own.group(1).equals(mine.group(1))) {
        String whole = mine.group();
        int at = whole.length() - 1 - mine.group(2).length();
        return Matcher.quoteReplacement(whole.substring(0, at) + own.group(2) + "\"");
      }
    }
    return Matcher.quoteReplacement(mine.group());
  }

  private static String unescaped(String value) {
    return value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#10;", "\n")
        .replace("&amp;", "&");
  }
}
