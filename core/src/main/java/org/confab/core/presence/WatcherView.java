package org.confab.core.presence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.confab.core.Body;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.mime.Part;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.Pidf;
import org.confab.protocol.presence.ResourceList;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;

/** Writes what watchers get to see, in each of its forms ([MS-PRES] 3.2.5, RFC 4662, RFC 3863). */
final class WatcherView {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

  private WatcherView() {}

  /** Those categories of the user; one that is not there is named without content. */
  static CategoriesDocument document(
      Presentity user, ContainerId container, Collection<CategoryName> names) {
    List<Category> categories = new ArrayList<>();
    for (CategoryName name : names) {
      List<CategoryInstance> view = user.view(container, name);
      if (view.isEmpty()) {
        categories.add(Category.none(name));
      }
      view.forEach(instance -> categories.add(instance.watched()));
    }
    return new CategoriesDocument(user.user(), categories);
  }

  static Body categories(CategoriesDocument document) {
    return new Body(CategoriesDocument.CONTENT_TYPE, bytes(document));
  }

  static Body pidf(Presentity user, ContainerId container) {
    return new Body(
        Pidf.CONTENT_TYPE, Xml.bytes(new Pidf(user.user(), user.reachable(container)).write()));
  }

  /** A resource list of these users; those without a document do not exist here. */
  static Body list(SipUri watcher, long version, Map<SipUri, Optional<CategoriesDocument>> users) {
    List<ResourceList.Resource> resources = new ArrayList<>();
    List<Part> documents = new ArrayList<>();
    users.forEach(
        (uri, document) -> {
          resources.add(
              document.isPresent()
                  ? ResourceList.Resource.active(uri, uri.address())
                  : ResourceList.Resource.unknown(uri));
          document.ifPresent(
              one ->
                  documents.add(
                      new Part(uri.address(), CategoriesDocument.CONTENT_TYPE, bytes(one))));
        });
    ResourceList list = new ResourceList(watcher, version, false, resources);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(ResourceList.CONTENT_ID, ResourceList.CONTENT_TYPE, Xml.bytes(list.write())));
    parts.addAll(documents);
    MultipartRelated body = new MultipartRelated("part-" + UUID.randomUUID(), parts);
    return new Body(body.contentType(), body.bytes());
  }

  private static byte[] bytes(CategoriesDocument document) {
    return (DECLARATION + Xml.write(document.write())).getBytes(StandardCharsets.UTF_8);
  }
}
