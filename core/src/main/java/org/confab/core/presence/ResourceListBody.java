package org.confab.core.presence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.confab.core.Body;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.mime.Part;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** One notification about many users (RFC 4662 5), as long as a notification may be. */
final class ResourceListBody {
  /** Nobody of that name exists here. */
  static final String UNKNOWN = "noresource";

  /** He may be asked for again, later. */
  static final String LATER = "probation";

  private final SipUri name;
  private final boolean first;
  private final List<ResourceList.Resource> resources = new ArrayList<>();
  private final List<SipUri> users = new ArrayList<>();
  private final List<byte[]> documents = new ArrayList<>();
  private int bytes;

  /**
   * An empty one.
   *
   * @param name the list's address
   * @param first whether it is sent even if it is empty
   */
  ResourceListBody(SipUri name, boolean first) {
    this.name = name;
    this.first = first;
  }

  void with(SipUri user, byte[] document) {
    resources.add(ResourceList.Resource.active(user, user.address()));
    users.add(user);
    documents.add(document);
    bytes += document.length;
  }

  void without(SipUri user, String reason) {
    resources.add(ResourceList.Resource.terminated(user, reason));
  }

  /** That user is watched, and comes with a later notification. */
  void later(SipUri user) {
    resources.add(ResourceList.Resource.waiting(user));
  }

  /** Whether the next user has to wait for the next notification. */
  boolean full() {
    return bytes >= PresenceLimits.NOTIFICATION_BYTES;
  }

  boolean isEmpty() {
    return resources.isEmpty();
  }

  boolean isOneDocument() {
    return resources.size() <= 1 && documents.size() == resources.size();
  }

  /** The one document alone, if there is one. */
  Optional<Body> single(ViewEncoder encoder) {
    return documents.stream().findFirst().map(one -> new Body(encoder.mediaType(), one));
  }

  /** The list with its parts; empty if there is nothing to tell and nothing has to be said. */
  Optional<Body> list(ListDialect dialect, LongSupplier version) {
    if (isEmpty() && !first) {
      return Optional.empty();
    }
    boolean full = first && dialect.listsChanges();
    ResourceList list = new ResourceList(name, version.getAsLong(), full, resources);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(ResourceList.CONTENT_ID, ResourceList.CONTENT_TYPE, Xml.bytes(list.write())));
    for (int i = 0; i < documents.size(); i++) {
      parts.add(new Part(users.get(i).address(), dialect.encoder().mediaType(), documents.get(i)));
    }
    MultipartRelated body = new MultipartRelated("part-" + UUID.randomUUID(), parts);
    String contentType = dialect.listsChanges() ? body.quotedContentType() : body.contentType();
    return Optional.of(new Body(contentType, body.bytes()));
  }
}
