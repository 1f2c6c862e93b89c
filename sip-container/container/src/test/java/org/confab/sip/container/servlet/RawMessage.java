package org.confab.sip.container.servlet;

import java.util.Arrays;
import java.util.List;

/** The head of a message as text. */
record RawMessage(String head) {
  /** The status of a response, 0 for requests. */
  int status() {
    return head.startsWith("SIP/2.0 ") ? Integer.parseInt(head.substring(8, 11)) : 0;
  }

  String method() {
    return head.substring(0, head.indexOf(' '));
  }

  List<String> all(String name) {
    return Arrays.stream(head.split("\r\n"))
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  String header(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  String toTag() {
    String to = header("To");
    return to.substring(to.indexOf("tag=") + 4);
  }

  /** The Record-Routes as Route lines of the side that sent the request. */
  String[] routesOfCaller() {
    List<String> routes = all("Record-Route");
    String[] lines = new String[routes.size()];
    for (int i = 0; i < lines.length; i++) {
      lines[lines.length - 1 - i] = "Route: " + routes.get(i);
    }
    return lines;
  }
}
