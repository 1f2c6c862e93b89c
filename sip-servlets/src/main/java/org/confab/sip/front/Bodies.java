package org.confab.sip.front;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.sip.SipServletMessage;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.jspecify.annotations.Nullable;

/** Reads and writes message bodies. */
public final class Bodies {
  /** Largest body that the server itself reads, in bytes; the container's own limit is higher. */
  public static final int MAX_BYTES = 256 * 1024;

  private Bodies() {}

  /**
   * The body, if there is one.
   *
   * @throws Refused 413 if it is larger than {@link #MAX_BYTES}
   */
  public static Optional<Body> of(SipServletMessage message) throws IOException {
    byte[] content = message.getRawContent();
    return of(content == null ? new byte[0] : content, message::getContentType);
  }

  /**
   * The body of a message whose text alone there is.
   *
   * @throws Refused 413 if it is larger than {@link #MAX_BYTES}
   */
  public static Optional<Body> of(RawMessage message) {
    return of(message.body(), () -> message.header("content-type").orElse(""));
  }

  private static Optional<Body> of(byte[] content, Supplier<@Nullable String> contentType) {
    if (content.length == 0) {
      return Optional.empty();
    }
    if (content.length > MAX_BYTES) {
      throw new Refused(413, Diagnostic.INPUT_TOO_LARGE, "body over " + MAX_BYTES + " bytes");
    }
    String type = contentType.get();
    return Optional.of(new Body(type == null ? "" : type, content));
  }

  /**
   * The body of that media type.
   *
   * @throws Refused 400 without a body, 415 with another type, 413 if it is too large
   */
  public static Body require(SipServletMessage message, String mediaType) throws IOException {
    Body body =
        of(message)
            .orElseThrow(
                () -> new Refused(400, Diagnostic.CONTENT_TYPE_UNEXPECTED, "body is missing"));
    if (!mediaType(body.contentType()).equalsIgnoreCase(mediaType)) {
      throw new Refused(415, Diagnostic.CONTENT_TYPE_UNEXPECTED, "expected " + mediaType);
    }
    return body;
  }

  /** The media type in lower case, without parameters. */
  public static String mediaType(String contentType) {
    int semicolon = contentType.indexOf(';');
    String bare = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return bare.strip().toLowerCase(Locale.ROOT);
  }

  /** The media type of the message's body in lower case; empty if it has none. */
  public static String mediaType(SipServletMessage message) {
    String type = message.getContentType();
    return type == null ? "" : mediaType(type);
  }

  /** Puts a body into a message that is about to be sent. */
  public static void put(SipServletMessage message, Body body) throws IOException {
    message.setContent(body.bytes(), body.contentType());
  }
}
