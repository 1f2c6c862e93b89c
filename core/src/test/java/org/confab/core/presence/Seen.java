package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.Body;
import org.confab.protocol.mime.MultipartRelated;
import org.confab.protocol.presence.CategoriesDocument;
import org.confab.protocol.presence.Category;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.Xml;

/** Reads what the presence tests look at. */
final class Seen {
  private Seen() {}

  static String device() {
    return "<publication categoryName=\"device\" instance=\"3008035694\" container=\"2\""
        + " version=\"0\" expireType=\"endpoint\"><device"
        + " xmlns=\"http://schemas.microsoft.com/2006/09/sip/device\""
        + " endpointId=\"085e0bd8-031c-5a0d-8d9a-f149aae6954a\"/></publication>";
  }

  static List<CategoriesDocument> documents(Body list) {
    return MultipartRelated.read(list.contentType(), list.bytes()).parts().stream()
        .skip(1)
        .map(part -> CategoriesDocument.read(Xml.read(part.content())))
        .toList();
  }

  static CategoriesDocument categories(String text) {
    return CategoriesDocument.read(Xml.read(text));
  }

  static Optional<Integer> availability(CategoriesDocument document) {
    return document.categories().stream()
        .filter(one -> one.name().equals(CategoryName.STATE))
        .flatMap(one -> one.value().flatMap(StateValue::read).stream())
        .map(StateValue::availability)
        .findFirst();
  }

  static Optional<Integer> availability(List<Category> categories, ContainerId container) {
    return categories.stream()
        .filter(one -> one.instance().equals(Optional.of(1L)))
        .filter(one -> one.ownership().orElseThrow().container().equals(container))
        .flatMap(one -> one.value().flatMap(StateValue::read).stream())
        .map(StateValue::availability)
        .findFirst();
  }

  /** What a container shows: the aggregate, and the newest note. */
  record View(Optional<StateValue> state, String note) {}

  static View view(Presentity user, ContainerId container) {
    return new View(
        user.view(container, CategoryName.STATE).stream()
            .flatMap(one -> Presentity.state(one).stream())
            .findFirst(),
        user.view(container, CategoryName.NOTE).stream()
            .flatMap(one -> one.value().stream())
            .map(value -> value.childText("body"))
            .reduce("", (older, newer) -> newer));
  }
}
