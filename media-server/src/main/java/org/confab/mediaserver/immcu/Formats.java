package org.confab.mediaserver.immcu;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.mediaserver.mcu.Body;
import org.confab.protocol.confim.Imdn;
import org.confab.protocol.mime.MultipartAlternative;
import org.confab.protocol.mime.Part;

/**
 * The media types that an endpoint reads, and which form of a message it gets for them ([MS-CONFIM]
 * 3.2): the message as it is if its type is among them; of several alternatives the last, that is
 * the richest, that is.
 *
 * @param types as the {@code a=accept-types} of its SDP lists them
 */
record Formats(List<String> types) {
  private static final String PLAIN = "text/plain";

  /** Copies its list; who lists nothing reads plain text. */
  Formats {
    types = types.isEmpty() ? List.of(PLAIN) : List.copyOf(types);
  }

  /** The message in a form that the endpoint reads; empty if there is none. */
  Optional<Body> form(Body message) {
    if (reads(message.contentType())) {
      return Optional.of(message);
    }
    if (!MultipartAlternative.is(message.contentType())) {
      return Optional.empty();
    }
    List<Part> parts =
        MultipartAlternative.read(message.contentType(), message.bytes()).parts().stream()
            .filter(part -> reads(part.contentType()))
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Body(
                parts.get(parts.size() - 1).contentType(), parts.get(parts.size() - 1).content()));
  }

  /** Whether it is told what became of its messages. */
  boolean readsReports() {
    return types.stream().anyMatch(Imdn.CONTENT_TYPE::equalsIgnoreCase);
  }

  private boolean reads(String contentType) {
    int end = contentType.indexOf(';');
    String bare =
        (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return types.stream().anyMatch(type -> matches(type.toLowerCase(Locale.ROOT), bare));
  }

  private static boolean matches(String type, String bare) {
    if (type.equals("*") || type.equals("*/*")) {
      return true;
    }
    return type.endsWith("/*")
        ? bare.startsWith(type.substring(0, type.length() - 1))
        : type.equals(bare);
  }
}
