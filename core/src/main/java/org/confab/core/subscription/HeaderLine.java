package org.confab.core.subscription;

import java.util.List;

/** One header field of an answer or a notification. */
public record HeaderLine(String name, String value) {
  /** The fields as they are sent, each with its line end. */
  public static String lines(List<HeaderLine> fields) {
    StringBuilder lines = new StringBuilder(96);
    for (HeaderLine field : fields) {
      lines.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    return lines.toString();
  }
}
