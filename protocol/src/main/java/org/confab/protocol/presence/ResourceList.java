package org.confab.protocol.presence;

import java.util.List;
import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * {@code list}: what became of each resource of a batched subscription (RFC 4662 5).
 *
 * @param uri who watches
 * @param version raised with every notification of the dialog; clients order by it
 * @param fullState whether every resource is listed
 * @param resources the resources
 */
public record ResourceList(SipUri uri, long version, boolean fullState, List<Resource> resources) {
  /** The Content-Type of the list. */
  public static final String CONTENT_TYPE = "application/rlmi+xml";

  /** Content-ID of the part that holds the list. */
  public static final String CONTENT_ID = "resourceList";

  /** Copies its list. */
  public ResourceList {
    resources = List.copyOf(resources);
  }

  /**
   * One watched user.
   *
   * @param uri the resource, as the client wrote it
   * @param state {@code active}, {@code pending} or {@code terminated}; empty if nothing is known
   *     of him yet
   * @param reason why, if terminated
   * @param contentId the part with its document, if there is one
   */
  public record Resource(
      SipUri uri, String state, Optional<String> reason, Optional<String> contentId) {
    /** A watched user whose document is in that part. */
    public static Resource active(SipUri uri, String contentId) {
      return new Resource(uri, "active", Optional.empty(), Optional.of(contentId));
    }

    /** A watched user of whom nothing is known yet: an instance comes with a later list. */
    public static Resource waiting(SipUri uri) {
      return new Resource(uri, "", Optional.empty(), Optional.empty());
    }

    /** Somebody who is not watched, and why: a reason of RFC 6665 4.1.3. */
    public static Resource terminated(SipUri uri, String reason) {
      return new Resource(uri, "terminated", Optional.of(reason), Optional.empty());
    }
  }

  /** Reads the document; throws {@link IllegalArgumentException} if it is another one. */
  public static ResourceList read(XmlElement document) {
    XmlElement root = document.named("list");
    return new ResourceList(
        SipUri.parse(root.required("uri")),
        XmlValue.unsignedInt(root.required("version")),
        root.required("fullState").equals("true"),
        root.children("resource").map(ResourceList::resource).toList());
  }

  private static Resource resource(XmlElement element) {
    SipUri uri = SipUri.parse(element.required("uri"));
    if (element.child("instance").isEmpty()) {
      return Resource.waiting(uri);
    }
    XmlElement instance = element.child("instance").get();
    return new Resource(
        uri, state(instance), instance.attribute("reason"), instance.attribute("cid"));
  }

  private static String state(XmlElement instance) {
    String state = instance.required("state");
    if (state.isEmpty()) {
      throw new IllegalArgumentException("an instance without state");
    }
    return state;
  }

  /** The document. */
  public XmlElement write() {
    XmlElement list =
        XmlElement.of(PresenceXml.RLMI, "list")
            .with("uri", uri.asString())
            .with("version", Long.toString(version))
            .with("fullState", Boolean.toString(fullState));
    return list.with(resources.stream().map(ResourceList::write).toList());
  }

  private static XmlElement write(Resource resource) {
    XmlElement element =
        XmlElement.of(PresenceXml.RLMI, "resource").with("uri", resource.uri().asString());
    if (resource.state().isEmpty()) {
      return element;
    }
    XmlElement instance =
        XmlElement.of(PresenceXml.RLMI, "instance").with("id", "0").with("state", resource.state());
    if (resource.reason().isPresent()) {
      instance = instance.with("reason", resource.reason().get());
    }
    if (resource.contentId().isPresent()) {
      instance = instance.with("cid", resource.contentId().get());
    }
    return element.with(instance);
  }
}
