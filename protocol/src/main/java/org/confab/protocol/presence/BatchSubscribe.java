package org.confab.protocol.presence;

import java.util.List;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code batchSub}: many contacts watched in one dialog.
 *
 * @param uri who watches
 * @param actions in their order
 */
public record BatchSubscribe(SipUri uri, List<Action> actions) {
  /** The Content-Type of the request. */
  public static final String CONTENT_TYPE = "application/msrtc-adrl-categorylist+xml";

  /** Copies its list. */
  public BatchSubscribe {
    actions = List.copyOf(actions);
  }

  /**
   * Watching begins or, otherwise, ends.
   *
   * @param subscribes whether it begins
   * @param id the client's name for the action
   * @param resources whom
   * @param categories what of them
   */
  public record Action(
      boolean subscribes, String id, List<SipUri> resources, List<CategoryName> categories) {
    /** Copies its lists. */
    public Action {
      resources = List.copyOf(resources);
      categories = List.copyOf(categories);
    }
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static BatchSubscribe read(XmlElement document) {
    XmlElement root = document.named("batchSub");
    return new BatchSubscribe(
        SipUri.parse(root.required("uri")),
        root.children("action").map(BatchSubscribe::action).toList());
  }

  private static Action action(XmlElement element) {
    String name = element.required("name");
    if (!name.equals("subscribe") && !name.equals("unsubscribe")) {
      throw new IllegalArgumentException("not an action: " + name);
    }
    return new Action(
        name.equals("subscribe"),
        element.attribute("id").orElse(""),
        element
            .child("adhocList")
            .map(
                list ->
                    list.children("resource")
                        .map(resource -> SipUri.parse(resource.required("uri")))
                        .toList())
            .orElse(List.of()),
        element
            .child("categoryList")
            .map(
                list ->
                    list.children("category")
                        .map(category -> CategoryName.of(category.required("name")))
                        .toList())
            .orElse(List.of()));
  }

  /** The document. */
  public XmlElement write() {
    return XmlElement.of(PresenceXml.BATCH, "batchSub")
        .with("uri", uri.asString())
        .with("name", "")
        .with(actions.stream().map(BatchSubscribe::write).toList());
  }

  private static XmlElement write(Action action) {
    return XmlElement.of(PresenceXml.BATCH, "action")
        .with("name", action.subscribes() ? "subscribe" : "unsubscribe")
        .with("id", action.id())
        .with(
            XmlElement.of(PresenceXml.BATCH, "adhocList")
                .with(
                    action.resources().stream()
                        .map(
                            uri ->
                                XmlElement.of(PresenceXml.BATCH, "resource")
                                    .with("uri", uri.asString()))
                        .toList()),
            XmlElement.of(PresenceXml.CATEGORY_LIST, "categoryList")
                .with(
                    action.categories().stream()
                        .map(
                            name ->
                                XmlElement.of(PresenceXml.CATEGORY_LIST, "category")
                                    .with("name", name.value()))
                        .toList()));
  }
}
