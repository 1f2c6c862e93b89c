package org.confab.core.backup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a backup: a letter for its kind, and cells with a tab before each. In a cell a
 * backslash stands before {@code N} (nothing at all), {@code t}, {@code n}, {@code \} and {@code
 * uXXXX}: control characters, and halves of characters that UTF-8 cannot say.
 *
 * @param kind what the line tells
 * @param cells null where there is no value
 */
record Line(char kind, List<@Nullable String> cells) {
  static final char HEADER = 'H';
  static final char KEYS = 'K';
  static final char TABLE = 'T';
  static final char ROW = 'R';
  static final char TABLE_END = 'E';
  static final char END = 'Z';

  private static final String NOTHING = "\\N";

  /** A line of cells that all have a value. */
  static Line of(char kind, String... cells) {
    return new Line(kind, List.of(cells));
  }

  /**
   * The cells, each of which must have a value.
   *
   * @throws BackupRefused if one has none
   */
  List<String> texts() {
    List<String> texts = new ArrayList<>(cells.size());
    for (String cell : cells) {
      if (cell == null) {
        throw new BackupRefused("the backup is broken: a value is missing");
      }
      texts.add(cell);
    }
    return texts;
  }

  String asString() {
    StringBuilder text = new StringBuilder().append(kind);
    for (String cell : cells) {
      text.append('\t');
      if (cell == null) {
        text.append(NOTHING);
      } else {
        escape(cell, text);
      }
    }
    return text.toString();
  }

  private static void escape(String cell, StringBuilder out) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ' || c == 0x7f || isHalf(cell, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
  }

  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  static Line parse(String text) {
    if (text.isEmpty()) {
      throw new BackupRefused("the backup is broken: a line is empty");
    }
    List<@Nullable String> cells = new ArrayList<>();
    int from = 1;
    while (from < text.length()) {
      if (text.charAt(from) != '\t') {
        throw new BackupRefused("the backup is broken: a line is of no known kind");
      }
      int end = text.indexOf('\t', from + 1);
      end = end < 0 ? text.length() : end;
      String cell = text.substring(from + 1, end);
      cells.add(cell.equals(NOTHING) ? null : unescaped(cell));
      from = end;
    }
    return new Line(text.charAt(0), cells);
  }

  private static String unescaped(String cell) {
    int at = cell.indexOf('\\');
    if (at < 0) {
      return cell;
    }
    StringBuilder out = new StringBuilder(cell.length());
    try {
      for (int i = 0; i < cell.length(); i++) {
        char c = cell.charAt(i);
        if (c != '\\') {
          out.append(c);
          continue;
        }
        switch (cell.charAt(++i)) {
          case '\\' -> out.append('\\');
          case 't' -> out.append('\t');
          case 'n' -> out.append('\n');
          case 'u' -> {
            out.append((char) Integer.parseInt(cell.substring(i + 1, i + 5), 16));
            i += 4;
          }
          default -> throw new IllegalArgumentException("no escape");
        }
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
      throw new BackupRefused("the backup is broken: a value cannot be read", wrong);
    }
    return out.toString();
  }
}
