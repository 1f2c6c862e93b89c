package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The body of a SERVICE that names or dismisses delegates ([MS-PRES] setDelegates): carried out
 * wholly or not at all. Read by local names, wherever a client puts its namespaces.
 *
 * @param version of the list of delegates that the client believes current
 * @param operations in their order
 */
public record SetDelegates(long version, List<Operation> operations) {
  /** The Content-Type of the request. */
  public static final String CONTENT_TYPE = "application/msrtc-setdelegates+xml";

  /** Copies its list. */
  public SetDelegates {
    operations = List.copyOf(operations);
  }

  /**
   * One delegate named, with what he may do, or dismissed.
   *
   * @param adds whether he is named; if he is one already, his rights are set anew
   * @param delegate who; his rights count only if he is named
   */
  public record Operation(boolean adds, Delegate delegate) {}

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static SetDelegates read(XmlElement document) {
    XmlElement root = document.named("setDelegates");
    return new SetDelegates(
        XmlValue.unsignedInt(root.required("version")),
        root.children("setDelegate").map(SetDelegates::operation).toList());
  }

  private static Operation operation(XmlElement element) {
    String action = element.attribute("action").orElse("add");
    if (!action.equals("add") && !action.equals("remove")) {
      throw new IllegalArgumentException("not an action: " + action);
    }
    return new Operation(
        action.equals("add"),
        new Delegate(
            address(element.required("uri")),
            allowed(element, "publishOperation"),
            allowed(element, "redelegateOperation")));
  }

  private static boolean allowed(XmlElement element, String operation) {
    String authorization =
        element.child(operation).flatMap(one -> one.attribute("authorization")).orElse("deny");
    return switch (authorization) {
      case "allow" -> true;
      case "deny" -> false;
      default -> throw new IllegalArgumentException("not an authorization: " + authorization);
    };
  }

  /** Clients write addresses with and without their scheme. */
  static SipUri address(String text) {
    return SipUri.parse(text.startsWith("sip:") ? text : "sip:" + text).aor();
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.DELEGATES, "setDelegates")
        .with("version", Long.toString(version))
        .with(operations.stream().map(SetDelegates::write).toList());
  }

  private static XmlElement write(Operation operation) {
    return XmlElement.of(PresenceXml.DELEGATES, "setDelegate")
        .with("uri", operation.delegate().user().address())
        .with("action", operation.adds() ? "add" : "remove")
        .with(
            right("publishOperation", operation.delegate().publish()),
            right("redelegateOperation", operation.delegate().redelegate()));
  }

  private static XmlElement right(String operation, boolean allowed) {
    return XmlElement.of(PresenceXml.DELEGATES, operation)
        .with("authorization", allowed ? "allow" : "deny");
  }
}
