package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * The body of a SERVICE that changes access levels: carried out wholly or not at all.
 *
 * @param changes one per container, in their order
 */
public record SetContainerMembers(List<Change> changes) {
  /** The Content-Type of the request. */
  public static final String CONTENT_TYPE = "application/msrtc-setcontainermembers+xml";

  /** Copies its list. */
  public SetContainerMembers {
    changes = List.copyOf(changes);
  }

  /**
   * The change of one container.
   *
   * @param container which one; never the default container
   * @param version the version that the client believes current
   * @param operations in their order
   */
  public record Change(ContainerId container, long version, List<Operation> operations) {
    /** Copies its list; throws {@link IllegalArgumentException} for container 0. */
    public Change {
      operations = List.copyOf(operations);
      if (container.equals(ContainerId.DEFAULT)) {
        throw new IllegalArgumentException("the default container has no members");
      }
    }
  }

  /** A member added or, otherwise, removed. */
  public record Operation(boolean adds, Member member) {}

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static SetContainerMembers read(XmlElement document) {
    return new SetContainerMembers(
        document
            .named("setContainerMembers")
            .children("container")
            .map(SetContainerMembers::change)
            .toList());
  }

  private static Change change(XmlElement element) {
    return new Change(
        ContainerId.parse(element.required("id")),
        XmlValue.unsignedInt(element.required("version")),
        element.children("member").map(SetContainerMembers::operation).toList());
  }

  private static Operation operation(XmlElement element) {
    String action = element.required("action");
    return switch (action) {
      case "add" -> new Operation(true, Member.read(element));
      case "remove" -> new Operation(false, Member.read(element));
      default -> throw new IllegalArgumentException("not an action: " + action);
    };
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.CONTAINER_MANAGEMENT, "setContainerMembers")
        .with(changes.stream().map(SetContainerMembers::write).toList());
  }

  private static XmlElement write(Change change) {
    return XmlElement.of(PresenceXml.CONTAINER_MANAGEMENT, "container")
        .with("id", change.container().asString())
        .with("version", Long.toString(change.version()))
        .with(
            change.operations().stream()
                .map(
                    operation ->
                        operation
                            .member()
                            .write(
                                XmlElement.of(PresenceXml.CONTAINER_MANAGEMENT, "member")
                                    .with("action", operation.adds() ? "add" : "remove")))
                .toList());
  }
}
