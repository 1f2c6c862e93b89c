package org.confab.protocol.presence;

import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * The body of a {@code 409}: somebody else has changed what this request wants to change. It has no
 * namespace, and its root a capital letter.
 *
 * @param operation which operation failed, if the request has several
 */
public record PresenceFault(Optional<Operation> operation) {
  /** The Content-Type of the fault. */
  public static final String CONTENT_TYPE = "application/msrtc-fault+xml";

  /** The only code that clients act upon. */
  public static final String WRONG_DELTA = "Client.BadCall.WrongDelta";

  /**
   * The failing operation.
   *
   * @param index its position, counted from 1
   * @param version the version that the client sent
   * @param currentVersion the version it will have to send
   */
  public record Operation(int index, long version, long currentVersion) {}

  /** A fault about the operation at that position, counted from 1. */
  public static PresenceFault at(int index, long version, long currentVersion) {
    return new PresenceFault(Optional.of(new Operation(index, version, currentVersion)));
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static PresenceFault read(XmlElement document) {
    XmlElement root = PresenceXml.root(document, "Fault");
    if (!root.childText("Faultcode").equals(WRONG_DELTA)) {
      throw new IllegalArgumentException("unknown fault code");
    }
    return new PresenceFault(
        root.path("details", "operation")
            .map(
                operation ->
                    new Operation(
                        (int) PresenceXml.unsignedInt(PresenceXml.required(operation, "index")),
                        PresenceXml.optionalUnsignedInt(operation, "version").orElse(0L),
                        PresenceXml.optionalUnsignedInt(operation, "curVersion").orElse(0L))));
  }

  /** The document. */
  public XmlElement write() {
    XmlElement fault = XmlElement.of("", "Fault").withTextChild("Faultcode", WRONG_DELTA);
    if (operation.isEmpty()) {
      return fault;
    }
    Operation failed = operation.get();
    return fault.with(
        XmlElement.of("", "details")
            .with(
                XmlElement.of("", "operation")
                    .with("index", Integer.toString(failed.index()))
                    .with("version", Long.toString(failed.version()))
                    .with("curVersion", Long.toString(failed.currentVersion()))));
  }
}
