package org.confab.core.errorreport;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;

/**
 * An error that a client saw and tells the server about ([MS-OCER] 3.1.4.1).
 *
 * @param toUri whom the client tried to reach
 * @param callId Call-ID of the failed request
 * @param requestType its method
 * @param responseCode status of the answer
 * @param diagnostics the {@code ms-diagnostics} values that the client got, progress reports first
 */
public record ErrorReport(
    String toUri,
    String callId,
    String requestType,
    String responseCode,
    List<String> diagnostics) {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  /** Longest address, Call-ID, method and status that is kept; the rest is cut off. */
  public static final int MAX_TEXT = 256;

  /** Diagnostics of one error that are kept. */
  public static final int MAX_DIAGNOSTICS = 8;

  /** Longest diagnostics value that is kept; the rest is cut off. */
  public static final int MAX_DIAGNOSTIC = 400;

  /** Cuts what is too long, and takes out line ends and other control characters. */
  public ErrorReport {
    toUri = clean(toUri, MAX_TEXT);
    callId = clean(callId, MAX_TEXT);
    requestType = clean(requestType, MAX_TEXT);
    responseCode = clean(responseCode, MAX_TEXT);
    diagnostics =
        diagnostics.stream()
            .limit(MAX_DIAGNOSTICS)
            .map(value -> clean(value, MAX_DIAGNOSTIC))
            .toList();
  }

  private static String clean(String text, int most) {
    String cut = text.length() <= most ? text : text.substring(0, most);
    return CONTROL.matcher(cut).replaceAll(" ");
  }

  /**
   * Reads a {@code reportError} document.
   *
   * @throws Refused 400 if it is none
   */
  public static List<ErrorReport> parse(byte[] document) {
    XmlElement root;
    try {
      root = Xml.read(document);
    } catch (XmlRefused bad) {
      throw new Refused(400, Diagnostic.XML_PARSE_FAILURE, String.valueOf(bad.getMessage()));
    }
    if (!root.name().equals("reportError")) {
      throw new Refused(400, Diagnostic.XML_PARSE_FAILURE, "root is " + root.name());
    }
    return root.children("error").map(ErrorReport::of).toList();
  }

  private static ErrorReport of(XmlElement error) {
    Stream<XmlElement> progress =
        error.child("progressReports").stream()
            .flatMap(reports -> reports.children("progressReport"));
    return new ErrorReport(
        error.attribute("toUri").orElse(""),
        error.attribute("callId").orElse(""),
        error.attribute("requestType").orElse(""),
        error.attribute("responseCode").orElse(""),
        Stream.concat(progress, Stream.of(error))
            .flatMap(holder -> holder.children("diagHeader"))
            .map(XmlElement::text)
            .toList());
  }

  /** One line for the log. */
  public String line() {
    return "%s to %s: %s %s, Call-ID %s"
        .formatted(requestType, toUri, responseCode, diagnostics, callId);
  }
}
