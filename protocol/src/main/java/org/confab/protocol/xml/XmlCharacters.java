package org.confab.protocol.xml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a document's bytes (XML 1.0 4.3.3 and F.1). The JDK's reader of bytes tells the
 * error output of each one that is malformed, and nobody can ask it not to.
 */
final class XmlCharacters {
  private static final Pattern DECLARED =
      Pattern.compile(
          "<\\?xml[^>]*?[ \\t\\r\\n]encoding[ \\t\\r\\n]*=[ \\t\\r\\n]*[\"']([^\"'>]*)[\"']");

  /** Bytes in which a declaration ends. */
  private static final int DECLARATION = 256;

  private XmlCharacters() {}

  /** Throws {@link XmlRefused} for bytes that are none of its encoding, or one that is unknown. */
  static String of(byte[] document) {
    int mark = mark(document);
    Charset charset = charset(document, mark);
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(document, mark, document.length - mark))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new XmlRefused(
          XmlRefused.Why.MALFORMED, "not well-formed: bytes that are no " + charset, malformed);
    }
  }

  /** How many bytes a byte order mark has. */
  private static int mark(byte[] document) {
    if (begins(document, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return begins(document, 0xFE, 0xFF) || begins(document, 0xFF, 0xFE) ? 2 : 0;
  }

  private static Charset charset(byte[] document, int mark) {
    if (begins(document, 0xFE, 0xFF) || begins(document, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (begins(document, 0xFF, 0xFE) || begins(document, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    return mark > 0 || !begins(document, '<', '?', 'x', 'm', 'l')
        ? StandardCharsets.UTF_8
        : declared(document);
  }

  private static Charset declared(byte[] document) {
    int length = Math.min(document.length, DECLARATION);
    Matcher declared =
        DECLARED.matcher(new String(document, 0, length, StandardCharsets.ISO_8859_1));
    try {
      return declared.lookingAt() ? Charset.forName(declared.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw new XmlRefused(
          XmlRefused.Why.MALFORMED, "not well-formed: an encoding that is unknown", unknown);
    }
  }

  private static boolean begins(byte[] document, int... with) {
    if (document.length < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((document[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
