package org.confab.protocol.presence;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.xml.XmlElement;

/**
 * {@code roamingData}: a user's own presence, whole or what has changed. A part that is absent has
 * not changed; clients act upon an empty one.
 *
 * @param categories own category instances
 * @param containers containers with their members
 * @param subscribers who watches or wants to
 * @param delegates who may act for the user
 */
public record RoamingData(
    Optional<CategoriesDocument> categories,
    Optional<List<Container>> containers,
    Optional<List<Subscriber>> subscribers,
    Optional<Delegates> delegates) {
  /** The Content-Type of request and answer. */
  public static final String CONTENT_TYPE = "application/vnd-microsoft-roaming-self+xml";

  /** Only categories. */
  public static RoamingData of(CategoriesDocument categories) {
    return new RoamingData(
        Optional.of(categories), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Only containers. */
  public static RoamingData ofContainers(List<Container> containers) {
    return new RoamingData(
        Optional.empty(), Optional.of(containers), Optional.empty(), Optional.empty());
  }

  /** Only subscribers. */
  public static RoamingData ofSubscribers(List<Subscriber> subscribers) {
    return new RoamingData(
        Optional.empty(), Optional.empty(), Optional.of(subscribers), Optional.empty());
  }

  /** Only delegates. */
  public static RoamingData ofDelegates(Delegates delegates) {
    return new RoamingData(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(delegates));
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static RoamingData read(XmlElement document) {
    XmlElement root = document.named("roamingData");
    return new RoamingData(
        root.child("categories").map(CategoriesDocument::read),
        root.child("containers")
            .map(all -> all.children("container").map(Container::read).toList()),
        root.child("subscribers")
            .map(all -> all.children("subscriber").map(Subscriber::read).toList()),
        root.child("delegates").map(Delegates::read));
  }

  /** The document. */
  public XmlElement write() {
    XmlElement data = XmlElement.of(PresenceXml.ROAMING_SELF, "roamingData");
    if (categories.isPresent()) {
      data = data.with(categories.get().write());
    }
    if (containers.isPresent()) {
      data =
          data.with(
              XmlElement.of(PresenceXml.CONTAINERS, "containers")
                  .with(containers.get().stream().map(Container::write).toList()));
    }
    if (subscribers.isPresent()) {
      data =
          data.with(
              XmlElement.of(PresenceXml.SUBSCRIBERS, "subscribers")
                  .with(subscribers.get().stream().map(Subscriber::write).toList()));
    }
    return delegates.isPresent() ? data.with(delegates.get().write()) : data;
  }
}
