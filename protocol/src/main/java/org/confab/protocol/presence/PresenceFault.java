package org.confab.protocol.presence;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The body of a refused change: which of its operations failed, and why ([MS-PRES] 409 Conflict).
 * It has no namespace, and its root a capital letter.
 *
 * @param code what went wrong, {@link #WRONG_DELTA} or another one below {@link #BAD_CALL}
 * @param operations every operation that failed, in their order; empty if the request has but one
 */
public record PresenceFault(String code, List<Operation> operations) {
  /** The Content-Type of the fault. */
  public static final String CONTENT_TYPE = "application/msrtc-fault+xml";

  /** The request itself is wrong; the class of which {@link #WRONG_DELTA} is a case. */
  public static final String BAD_CALL = "Client.BadCall";

  /** Somebody else has changed it meanwhile: the only code that clients act upon. */
  public static final String WRONG_DELTA = "Client.BadCall.WrongDelta";

  /** Copies its list. */
  public PresenceFault {
    operations = List.copyOf(operations);
  }

  /**
   * A failing operation.
   *
   * @param index its position, counted from 1
   * @param version the version that the client sent, if that is what failed
   * @param currentVersion the version it will have to send, if that is what failed
   */
  public record Operation(int index, Optional<Long> version, Optional<Long> currentVersion) {
    /** The operation at that position relies on a version that is not the current one. */
    public static Operation stale(int index, long version, long currentVersion) {
      return new Operation(index, Optional.of(version), Optional.of(currentVersion));
    }
  }

  /** The operation at that position, counted from 1, relies on another version. */
  public static PresenceFault at(int index, long version, long currentVersion) {
    return stale(List.of(Operation.stale(index, version, currentVersion)));
  }

  /** These operations rely on other versions. */
  public static PresenceFault stale(List<Operation> operations) {
    return new PresenceFault(WRONG_DELTA, operations);
  }

  /** The operation at that position, counted from 1, is not allowed whatever its version. */
  public static PresenceFault badCall(int index) {
    return new PresenceFault(
        BAD_CALL, List.of(new Operation(index, Optional.empty(), Optional.empty())));
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static PresenceFault read(XmlElement document) {
    XmlElement root = document.named("Fault");
    String code = root.childText("Faultcode");
    if (!code.startsWith(BAD_CALL)) {
      throw new IllegalArgumentException("unknown fault code");
    }
    return new PresenceFault(
        code,
        root.child("details")
            .map(details -> details.children("operation").map(PresenceFault::operation).toList())
            .orElse(List.of()));
  }

  private static Operation operation(XmlElement element) {
    return new Operation(
        (int) XmlValue.number(element.required("index"), Integer.MAX_VALUE),
        PresenceXml.optionalUnsignedInt(element, "version"),
        PresenceXml.optionalUnsignedInt(element, "curVersion"));
  }

  /** The document. */
  public XmlElement write() {
    XmlElement fault = XmlElement.of("", "Fault").withTextChild("Faultcode", code);
    if (operations.isEmpty()) {
      return fault;
    }
    return fault.with(
        XmlElement.of("", "details").with(operations.stream().map(PresenceFault::write).toList()));
  }

  private static XmlElement write(Operation failed) {
    XmlElement element =
        XmlElement.of("", "operation").with("index", Integer.toString(failed.index()));
    if (failed.version().isPresent()) {
      element = element.with("version", failed.version().get().toString());
    }
    return failed.currentVersion().isPresent()
        ? element.with("curVersion", failed.currentVersion().get().toString())
        : element;
  }
}
