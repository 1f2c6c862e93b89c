package org.confab.system.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.system.sip.SipMessage;

/**
 * One line about a received message:
 *
 * <pre>
 * Content-Type: REGEX              a header that matches
 * body PATH = VALUE                an element's text or an attribute
 * body PATH ~ VALUE                the same, in any case
 * body PATH                        that it is there
 * body PATH absent                 that it is not
 * body PATH -> NAME                keeps its value as {NAME}
 * </pre>
 *
 * A path is {@code response/addUser/user[entity=sip:x]/roles/entry} or {@code response@code}.
 */
final class Expectation {
  private static final Pattern BODY = Pattern.compile("body (\\S+)(?: (=|~|->|absent) ?(.*))?");
  private static final Pattern PART =
      Pattern.compile("([\\w.-]+)(?:\\[([\\w-]+)=([^\\]]*)\\])?(?:@([\\w-]+))?/?");

  private Expectation() {}

  /** Fails unless the line holds; puts what it keeps into {@code names}. */
  static void check(String line, SipMessage message, Map<String, String> names) {
    Matcher body = BODY.matcher(line);
    if (!body.matches()) {
      String[] header = line.split(":", 2);
      assertThat(message.headers(header[0]))
          .as("%s in %s", line, message)
          .anyMatch(value -> value.matches(header[1].strip()));
      return;
    }
    Optional<String> found = find(body.group(1), Xml.read(message.body()));
    String relation = body.group(2) == null ? "" : body.group(2);
    if (relation.equals("absent")) {
      assertThat(found).as("%s in %s", line, message).isEmpty();
      return;
    }
    assertThat(found).as("%s in %s", line, message).isPresent();
    if (relation.equals("=")) {
      assertThat(found.orElseThrow()).as("%s in %s", line, message).isEqualTo(body.group(3));
    } else if (relation.equals("~")) {
      assertThat(found.orElseThrow())
          .as("%s in %s", line, message)
          .isEqualToIgnoringCase(body.group(3));
    } else if (relation.equals("->")) {
      names.put(body.group(3), found.orElseThrow());
    }
  }

  private static Optional<String> find(String path, XmlElement root) {
    List<XmlElement> at = List.of(XmlElement.of("", "").with(root));
    Matcher part = PART.matcher(path);
    Optional<String> value = Optional.empty();
    while (part.find()) {
      String name = part.group(1);
      String key = part.group(2);
      String wanted = part.group(3);
      at =
          at.stream()
              .flatMap(element -> element.children(name))
              .filter(
                  element ->
                      key == null
                          || element.attribute(key).map(wanted::equalsIgnoreCase).orElse(false)
                          || element.childText(key).equals(wanted))
              .toList();
      String attribute = part.group(4);
      value =
          attribute == null
              ? at.stream().findFirst().map(XmlElement::text)
              : at.stream().flatMap(element -> element.attribute(attribute).stream()).findFirst();
    }
    return value;
  }
}
